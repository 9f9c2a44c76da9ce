import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// What `Settlement.check` says of the batches and proofs that there are.
@Suite("Settlement")
struct SettlementTests {
  static func shipped(_ folder: String, _ name: String) throws -> [UInt8] {
    try BatchFolder.perpetual(folder).bytes(of: name)
  }

  static func shared(_ folder: String, _ name: String) throws -> [UInt8] {
    try BatchFolder.shared("starkex/" + folder).bytes(of: name)
  }

  @Test("settles three chained batches in one proof on every level")
  func chain() throws {
    let report = try Settlement().check(
      proof: Self.shipped("bootloaded-three-tasks", "proof.json"),
      batches: (1...3).map { try Self.shipped("batch\($0)", "batch.json") }
    )
    #expect(report.batches.count == 3)
    for (index, batch) in report.batches.enumerated() {
      #expect(batch.task == index)
      #expect(batch.release.description == "perpetual v3.2")
      #expect(batch.levels.map(\.level) == SettlementLevel.allCases)
      #expect(batch.levels.allSatisfy { $0.outcome.isComplete })
    }
    #expect(
      report.batches[1].facts.gpsFact.description
        == "0x1e89642694ddc5d2b030e4c262bf6ba2dbf7d6bfdc92b3b30dd90e852d972c29"
    )
  }

  @Test("follows the positions of a rollup by published data alone")
  func publishedData() throws {
    let report = try Settlement().check(proof: Self.shipped("bootloaded-three-tasks", "proof.json"))
    for batch in report.batches {
      #expect(batch.levels.map(\.outcome.isComplete) == [true, true, true, false, true])
      #expect(batch.levels[3].outcome == .notChecked("the transactions were not given"))
    }
  }

  @Test("says that a state is unknown instead of passing it")
  func unknownState() throws {
    let proof = try Self.shipped("bootloaded-batch3", "proof.json")
    let alone = try Settlement().check(proof: proof)
    #expect(alone.batches[0].levels.map(\.outcome.isComplete) == [true, true, false, false, false])
    let batch = try Self.shipped("batch3", "batch.json")
    let shown = try Settlement().check(proof: proof, batches: [batch])
    #expect(shown.batches[0].levels.allSatisfy { $0.outcome.isComplete })
  }

  @Test(
    "settles stand-alone proofs in every layout, a validium and the spot exchange",
    .enabled(if: SharedMaterial.isPresent, "needs the shared batches"),
    arguments: [
      "rollup/batch1/small", "rollup/batch1/perpetual", "rollup/batch2/small",
      "rollup/batch2/perpetual", "rollup/batch3/small", "rollup/batch3/perpetual",
      "validium/batch1/small", "spot/batch1/small",
    ]
  )
  func standalone(path: String) throws {
    let parts = path.split(separator: "/")
    let batch =
      parts[0] == "rollup"
      ? try Self.shipped("\(parts[1])", "batch.json")
      : try Self.shared("\(parts[0])/\(parts[1])", "batch.json")
    let report = try Settlement().check(
      proof: Self.shared(path, "proof.json"),
      batches: [batch]
    )
    #expect(report.batches[0].levels.allSatisfy { $0.outcome.isComplete })
  }

  @Test(
    "refuses a proof of a program that differs in eight words",
    .enabled(if: SharedMaterial.isPresent, "needs the shared batches")
  )
  func relocatedProgram() throws {
    let proof = try Self.shared("negative/relocated_program_batch2_small", "proof.json")
    let error = #expect(throws: SettlementError.self) { try Settlement().check(proof: proof) }
    #expect(error?.code == "statement/program-unknown")
  }
}
