import Foundation
import LedgerVerdicts
import SettlementLedger
import StarkVerdicts
import TestSupport
import Testing

@Suite("Members of the status in JSON")
struct StatusMembersTests {
  private static let article = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .appending(path: "../../../Sources/StarkVerifier/StarkVerifier.docc/KeepingALedger.md")

  private static let facts = """
    {"schema": 1, "forced_requests": [
      {"id": "0xcd:0", "time": 1700000000, "kind": "withdrawal", "public_key": "0x7",
        "position": "3", "amount": "5"}]}
    """

  @Test("are all named in the article on keeping a ledger")
  func documented() throws {
    let ledger = try ShippedLedger()
    #expect(try ledger.apply(ShippedLedger.batches()).status == .accepted)
    let file = try Ledger(path: ledger.path)
    try file.record(L1Facts(json: Array(Self.facts.utf8)))
    let status = try #require(try file.status(at: 1_800_000_000))
    let report = StatusReport(ledger: "chain.db", status: status, alerts: status.alerts())
    let json = try EditableJSON(Array(report.json.utf8))
    let names = json.pointers { _ in true }
      .flatMap { $0.split(separator: "/").map(String.init) }
      .filter { Int($0) == nil }
    let text = try String(contentsOf: Self.article, encoding: .utf8)
    let words = Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    // Measures of security are told in another article, which lists them.
    let measures = Set(
      json.pointers { _ in true }.filter { $0.hasPrefix("/weakest_bits/") }
        .map { String($0.dropFirst("/weakest_bits/".count)) }
    )
    #expect(Set(names).subtracting(measures).count > 60)
    for name in Set(names).subtracting(measures).sorted() {
      #expect(words.contains(name), "\(name)")
    }
  }
}
