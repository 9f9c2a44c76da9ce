import Foundation
import StarkAlgebra
import StarkCairo
import Testing

/// Statements of real proofs, compared with what is known of the runs.
@Suite(
  "Statements of real proofs",
  .enabled(if: SharedProof.isAvailable, "the folder of shared proofs is absent")
)
struct SharedStatementTests {
  private func statement(of proof: SharedProof) throws -> CairoStatement {
    let (input, limits) = try proof.load()
    var counts = OperationCounts()
    return try CairoStatement(checking: input, limits: limits, counts: &counts)
  }

  @Test("every proof is about an identified program", arguments: SharedProof.all)
  func identified(proof: SharedProof) throws {
    let (input, limits) = try proof.load()
    var counts = OperationCounts()
    let statement = try CairoStatement(checking: input, limits: limits, counts: &counts)
    #expect(statement.uncheckedItems.isEmpty)
    #expect(statement.layoutName == input.layoutName)
    #expect(statement.stepCount == input.stepCount)
    let program = try #require(statement.program.identified)
    let name = try #require(program.name)
    #expect(name.builtins.count == Set(name.builtins).count)
    if limits.segments.contains(.builtin(.output)) {
      #expect(name.builtins.first == .output)
    }
    #expect(
      statement.output.count == statement.pageSizes(ofOutput: statement.output.indices).reduce(0, +)
    )
    guard case .bootloader(let run) = program.role else {
      #expect(SharedStatementTests.bootloaders[proof.name] == nil)
      return
    }
    #expect(SharedStatementTests.bootloaders[proof.name] == run.bootloader.name)
  }

  /// The proofs of bootloaders; all others are of programs that ran alone.
  static let bootloaders = [
    "batches/own/bootloaded-batch3/proof": "simple bootloader of cairo-lang 0.12.2",
    "batches/own/bootloaded-three-tasks/proof": "simple bootloader of cairo-lang 0.12.2",
    "proofs/peers/stark-evm-adapter-bootloader_annotated": "bootloader of cairo-lang 0.13.1",
    "proofs/peers/swiftness-dynamic-cairo0_stone6":
      "simple bootloader of cairo-lang 0.13.2 to 0.13.5",
  ]

  @Test(
    "the published program hash of stand-alone batches is reproduced",
    arguments: [
      ("rollup/batch1/small/proof", "own/batch1"), ("rollup/batch2/perpetual/proof", "own/batch2"),
      ("rollup/batch3/small/proof", "own/batch3"),
      ("validium/batch1/small/proof", "starkex/validium/batch1"),
      ("spot/batch1/small/proof", "starkex/spot/batch1"),
      ("spot/batch2/small/proof", "starkex/spot/batch2"),
    ]
  )
  func standalone(proofPath: String, batchPath: String) throws {
    let proof = try #require(SharedProof("batches/starkex/" + proofPath))
    let statement = try statement(of: proof)
    let program = try #require(statement.program.identified)
    let batch = try #require(SharedProof("batches/" + batchPath + "/decoded"))
    let decoded = try JSON(contentsOf: batch.url)
    #expect(program.name?.hash == decoded["proved_program_hash"].felt)
    let task = decoded["tasks"].items.first ?? decoded
    try expectFacts(
      task,
      programHash: try #require(program.name).hash,
      output: statement.output[...],
      pageSizes: statement.pageSizes(ofOutput: statement.output.indices)
    )
    let expected = try JSON(
      contentsOf: batch.url.deletingLastPathComponent()
        .appendingPathComponent("expected_output.json")
    )
    let words = (expected["main"].items + expected["onchain_data"].items).compactMap(\.felt)
    #expect(statement.output == words)
    #expect(!words.isEmpty)
  }

  @Test(
    "the tasks of bootloaded batches, their outputs and facts are those of the batches",
    arguments: ["bootloaded-batch3", "bootloaded-three-tasks"]
  )
  func bootloaded(folder: String) throws {
    let proof = try #require(SharedProof("batches/own/\(folder)/proof"))
    let statement = try statement(of: proof)
    let program = try #require(statement.program.identified)
    let batch = try #require(SharedProof("batches/own/\(folder)/decoded"))
    let decoded = try JSON(contentsOf: batch.url)
    #expect(program.name?.hash == decoded["proved_program_hash"].felt)
    guard case .bootloader(let run) = program.role else {
      Issue.record("the bootloader is not recognised")
      return
    }
    #expect(run.tasks.count == decoded["tasks"].items.count)
    for (task, expected) in zip(run.tasks, decoded["tasks"].items) {
      #expect(task.programHash == expected["task_program_hash"].felt)
      let range = task.outputOffset..<task.outputOffset + task.output.count
      #expect(Array(statement.output[range]) == task.output)
      try expectFacts(
        expected,
        programHash: task.programHash,
        output: task.output[...],
        pageSizes: statement.pageSizes(ofOutput: range)
      )
    }
  }

  @Test("SHARP's bootloader is recognised with its configuration")
  func configured() throws {
    let proof = try #require(SharedProof("proofs/peers/stark-evm-adapter-bootloader_annotated"))
    let program = try #require(try statement(of: proof).program.identified)
    guard case .bootloader(let run) = program.role else {
      Issue.record("the bootloader is not recognised")
      return
    }
    #expect(run.bootloader.format == .configured)
    #expect(run.tasks.map(\.output) == [[0xa, 0x90]])
    // It is known in the wild by the hash of the file it was compiled to.
    let digits = "288ba12915c0c7e91df572cf3ed0c9f391aa673cb247c5a208beaa50b668f09"
    var counts = OperationCounts()
    let hash = try #require(UInt256(hexadecimal: digits).flatMap { Felt252($0) })
    let hashes = PinnedHashes(of: program, counts: &counts)
    #expect(hashes[hash]?.convention == .compiled)
  }

  @Test("a program that differs in eight words has another hash than the published one")
  func relocated() throws {
    let path = "batches/starkex/negative/relocated_program_batch2_small/proof"
    let proof = try #require(SharedProof(path))
    let program = try #require(try statement(of: proof).program.identified)
    let batch = try #require(SharedProof("batches/own/batch2/decoded"))
    let hash = try #require(try JSON(contentsOf: batch.url)["proved_program_hash"].felt)
    var counts = OperationCounts()
    let hashes = PinnedHashes(of: program, counts: &counts)
    #expect(hashes[hash] == nil)
    #expect(
      program.name?.hash.description
        == "0x223e8f5cc33a919e24fe228f23b434a61bfa364dafa7619de039f6b013dfbed"
    )
  }

  /// Compares facts and page hashes with `expected`, whose first page is the main one.
  private func expectFacts(
    _ expected: JSON,
    programHash: Felt252,
    output: ArraySlice<Felt252>,
    pageSizes: [Int]
  ) throws {
    var counts = OperationCounts()
    let sizes = expected["page_sizes"].items.compactMap { $0.number.map { Int($0) } }
    if !sizes.isEmpty { #expect(pageSizes == sizes) }
    let topology =
      pageSizes.count == 1
      ? FactTopology.singlePage(size: pageSizes[0])
      : FactTopology.mainAndData(
        mainSize: pageSizes[0],
        dataPageSizes: Array(pageSizes.dropFirst())
      )
    let root = try topology.root(of: output, counts: &counts)
    #expect(root == expected["state_transition_fact"].digest)
    let fact = ProgramFact.fact(programHash: programHash, outputRoot: root, counts: &counts)
    #expect(fact == expected["gps_fact"].digest)
    var start = output.startIndex
    for (size, hash) in zip(pageSizes, expected["page_hashes"].items) {
      let page = FactTopology.singlePage(size: size)
      #expect(try page.root(of: output[start..<start + size], counts: &counts) == hash.digest)
      start += size
    }
  }
}
