import StarkFaults
import StarkSettlement
import StarkVerifier
import StoneProofs
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
      report.batches[1].facts?.gpsFact.description
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
    let error = #expect(throws: Failure.self) { try Settlement().check(proof: proof) }
    #expect(error?.code == "statement/program-unknown")
  }

  @Test("names a known release that can't be settled, and no program for other hashes")
  func releases() throws {
    let old = try #require(Perpetual.releases.first { $0.version == "v3.1" })
    #expect(try SettlementPrograms.program(pinnedBy: old.hash).name == Perpetual.name)
    let unsupported = #expect(throws: Fault.self) {
      try Perpetual.release(pinnedBy: old.hash)
    }
    #expect(unsupported?.code == "unsupported/release")
    let foreign = try #require(Spot.releases.first { $0.isSettled })
    let unknown = #expect(throws: Fault.self) {
      try Perpetual.release(pinnedBy: foreign.hash)
    }
    #expect(unknown?.code == "statement/program-unknown")
    #expect(try Spot.release(pinnedBy: foreign.hash) == foreign)
  }

  @Test("refuses a proof that leaves open which program ran")
  func incomplete() throws {
    let run = CairoRun(CairoProgram.squaring(count: 1), stepCount: 16).hiding(1...6)
    let prover = try StoneProver(run, parameters: .small, seedVersion: .s6)
    let error = #expect(throws: Fault.self) {
      try Settlement(policy: .research).prove(Array(try prover.prove().text.utf8))
    }
    #expect(error?.code == "statement/incomplete")
    #expect(error?.description.contains("start-up code") == true)
  }

  @Test("says in one line what was wrong, and where")
  func descriptions() throws {
    let proof = try Self.shipped("bootloaded-batch3", "proof.json")
    let malformed = #expect(throws: Failure.self) {
      try Settlement().check(proof: proof, batches: [proof])
    }
    #expect(malformed?.description.hasPrefix("batch file: ") == true)
    let rejected = #expect(throws: Failure.self) {
      try Settlement().check(
        proof: proof,
        batches: [Self.shipped("batch1", "batch.json")]
      )
    }
    #expect(rejected?.description.hasPrefix("state-difference: ") == true)
    let refused = #expect(throws: Failure.self) {
      try Settlement(policy: .provable128).check(proof: proof)
    }
    #expect(refused?.description.hasPrefix("proof: ") == true)
  }
}
