import Foundation
import LedgerVerdicts
import SettlementLedger
import StarkFaults
import StarkVerdicts
import StarkVerifier
import TestSupport
import Testing

/// What a disk does to a file that nobody looks after.
///
/// `STARK_FLIPPED_LEDGERS=5000` has as many damaged copies looked at.
@Suite("Bits that flip in the file of a ledger")
struct FlippedBitsTests {
  private static let now: UInt64 = 1_700_010_000

  private static let facts = """
    {"schema": 1, "forced_requests": [
      {"id": "0xcd:0", "time": 1700000000, "kind": "withdrawal", "public_key": "0x7",
        "position": "3", "amount": "5"}]}
    """

  private static var copyCount: Int {
    ProcessInfo.processInfo.environment["STARK_FLIPPED_LEDGERS"].flatMap { Int($0) } ?? 150
  }

  /// All that is told of a ledger, each answer by itself.
  private static func answers(_ path: String) -> [Result<String, Failure>] {
    var answers: [Result<String, Failure>] = []
    func answer(_ ask: (Ledger) throws(Failure) -> String) {
      do throws(Failure) {
        answers.append(.success(try ask(Ledger(reading: path))))
      } catch {
        answers.append(.failure(error))
      }
    }
    answer { ledger throws(Failure) in
      guard let (status, history) = try ledger.overview(at: now) else { return "nothing" }
      let alerts = status.alerts()
      return StatusReport(ledger: "chain.db", status: status, alerts: alerts).json
        + ReportPage(status, history, alerts: alerts, of: "chain.db").html
    }
    for position: UInt64 in [1, 4] {
      answer { ledger throws(Failure) in "\(try ledger.escape(position: position))" }
    }
    return answers
  }

  @Test("change no figure and no claim: the ledger is refused, or tells what it told")
  func flips() throws {
    let ledger = try ShippedLedger()
    #expect(try ledger.apply(ShippedLedger.batches()).status == .accepted)
    do { try Ledger(path: ledger.path).record(L1Facts(json: Array(Self.facts.utf8))) }
    let content = try Data(contentsOf: URL(filePath: ledger.path))
    let right = try Self.answers(ledger.path).map { try $0.get() }
    var refusedCount = 0
    for seed in 0..<Self.copyCount {
      var generator = SeededGenerator(seed: UInt64(seed))
      var bytes = [UInt8](content)
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let bit = Int.random(in: 0..<8 * bytes.count, using: &generator)
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      }
      let copy = try ShippedLedger()
      try Data(bytes).write(to: URL(filePath: copy.path))
      for (answer, expected) in zip(Self.answers(copy.path), right) {
        switch answer {
        case .success(let text): #expect(text == expected, "seed \(seed)")
        case .failure(let error):
          refusedCount += 1
          guard error.fault[StoreFault.self] != nil else {
            Issue.record("seed \(seed): \(error)")
            continue
          }
        }
      }
    }
    // Most of the file is free or lists nodes that no answer needs, but far from all.
    #expect(refusedCount > Self.copyCount / 4)
  }
}
