import StarkAlgebra
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("The number of threads changes nothing but the time")
struct ThreadCountTests {
  private static let counts = [1, 2, 5]

  @Test("of a check that passes: levels, findings and hashes are the same")
  func accepted() throws {
    let outcomes = try Self.counts.map { try Self.check(threads: $0) { _ in } }
    for outcome in outcomes {
      #expect(outcome == outcomes[0])
      #expect(try outcome.get().count == 3)
    }
  }

  @Test("of a check that fails: the first fault is the same")
  func rejected() throws {
    // A digit of the signature of some transaction, of which the first invalid one is named.
    let outcomes = try Self.counts.map { threads in
      try Self.check(threads: threads) { batch in try Self.damageSignatures(in: &batch) }
    }
    for outcome in outcomes {
      #expect(outcome == outcomes[0])
      guard case .failure(let failure) = outcome, failure.kind == .rejected else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(failure.level == .replay)
    }
  }

  @Test(
    "which is 1 unless somebody says more",
    arguments: [Settlement(), Settlement(policy: .sharp96)]
  )
  func standard(settlement: Settlement) {
    #expect(settlement.threads == 1)
    #expect(OperationCounts().threads == 1)
    #expect(SettlementCost().counts.threads == 1)
    #expect(SettlementCost(threads: 3).counts.threads == 3)
  }

  @Test("nor does any number that makes no sense", arguments: [Int.min, -1, 0, 1000, Int.max])
  func extremes(threads: Int) throws {
    #expect(try Self.check(threads: threads) { _ in } == Self.check(threads: 1) { _ in })
  }

  /// What a batch came to, as far as it can be compared.
  private struct Batch: Equatable {
    let levels: [LevelReport]
    let pedersenHashes: Int
    let facts: String?
  }

  private static func check(
    threads: Int,
    _ edit: (inout [UInt8]) throws -> Void
  ) throws -> Result<[Batch], Failure> {
    let proof = try BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
    var batches = try BatchFolder.perpetualChain.map { try $0.bytes(of: "batch.json") }
    try edit(&batches[1])
    let settlement = Settlement(policy: .sharp96, threads: threads)
    let files = batches
    return Result { () throws(Failure) in
      try settlement.check(proof: proof, batches: files).batches.map { batch in
        Batch(
          levels: batch.levels,
          pedersenHashes: batch.cost.pedersenHashes,
          facts: batch.facts.map { "\($0)" }
        )
      }
    }
  }

  private struct NoSignature: Error {}

  /// Changes the last digit of every r from the third on.
  private static func damageSignatures(in bytes: inout [UInt8]) throws {
    let member = Array(#""r": ""#.utf8)
    let places = bytes.indices.filter { bytes[$0...].starts(with: member) }
    guard places.count > 10 else { throw NoSignature() }
    for place in places.dropFirst(2) {
      guard let end = bytes[(place + member.count)...].firstIndex(of: UInt8(ascii: "\""))
      else { throw NoSignature() }
      bytes[end - 1] = bytes[end - 1] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
    }
  }
}
