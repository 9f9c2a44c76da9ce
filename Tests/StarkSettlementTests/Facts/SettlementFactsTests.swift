import StarkAlgebra
import StarkCairo
import StarkHashes
import StarkJSON
import StarkSettlement
import TestSupport
import Testing

@Suite("Facts of settlements")
struct SettlementFactsTests {
  private func facts(
    _ words: (main: [Felt252], data: [Felt252]),
    pages: [Int],
    of file: JSONObject
  ) throws -> SettlementFacts {
    var counts = OperationCounts()
    return try SettlementFacts(
      main: words.main,
      dataPages: cut(words.data, into: pages),
      programHash: file.element("task_program_hash"),
      counts: &counts
    )
  }

  private func expect(_ facts: SettlementFacts, areThoseOf file: JSONObject) throws {
    let pages = try file.required("page_hashes").array(maximumCount: 100)
      .map { Bytes32(try $0.word()) }
    #expect([facts.mainPage] + facts.dataPages == pages)
    #expect(facts.onchainDataHash == (try file.digest("onchain_data_hash")))
    #expect(facts.stateTransition == (try file.digest("state_transition_fact")))
    #expect(facts.program == (try file.digest("gps_fact")))
  }

  /// The words in pages of these sizes, which are all of them.
  private func cut(_ words: [Felt252], into sizes: [Int]) -> [ArraySlice<Felt252>] {
    #expect(sizes.reduce(0, +) == words.count)
    var rest = words[...]
    return sizes.map { size in
      defer { rest = rest.dropFirst(size) }
      return rest.prefix(size)
    }
  }

  private func pageSizes(_ file: JSONObject) throws -> [Int] {
    try file.required("page_sizes").array(maximumCount: 100).map { try $0.integer(in: 0...Int.max) }
  }

  @Test(
    "of a chain of rollup batches are those computed apart",
    arguments: BatchFolder.perpetualChain
  )
  func rollup(folder: BatchFolder) throws {
    let words = try folder.outputWords()
    let file = try folder.decodedTask()
    let sizes = try pageSizes(file)
    #expect(sizes.first == words.main.count)
    let facts = try facts(words, pages: Array(sizes.dropFirst()), of: file)
    try expect(facts, areThoseOf: file)
  }

  @Test("of the tasks of one proof are those of the batches")
  func tasks() throws {
    let file = try BatchFolder.perpetual("bootloaded-three-tasks").json("decoded.json").object()
    let tasks = try file.list("tasks")
    #expect(tasks.count == 3)
    for (folder, task) in zip(BatchFolder.perpetualChain, tasks) {
      let sizes = try pageSizes(task)
      let facts = try facts(folder.outputWords(), pages: Array(sizes.dropFirst()), of: task)
      try expect(facts, areThoseOf: task)
    }
  }

  @Test(
    "of a validium are the hash of the main part",
    .enabled(if: BatchFolder.perpetualValidium.isPresent, "needs the shared batches")
  )
  func validium() throws {
    let words = try BatchFolder.perpetualValidium.outputWords()
    let file = try BatchFolder.perpetualValidium.decodedTask()
    let facts = try facts(words, pages: [], of: file)
    #expect(facts.onchainDataHash == nil && facts.dataPages.isEmpty)
    #expect(facts.stateTransition == facts.mainPage)
    #expect(facts.stateTransition == (try file.digest("state_transition_fact")))
    #expect(facts.program == (try file.digest("gps_fact")))
  }

  @Test(
    "of spot batches too",
    .enabled(if: BatchFolder.shared("starkex/spot").isPresent, "needs the shared batches"),
    arguments: [1, 2]
  )
  func spot(batch: Int) throws {
    let folder = BatchFolder.shared("starkex/spot/batch\(batch)")
    let words = try folder.outputWords()
    let file = try folder.json("decoded.json").object()
    var counts = OperationCounts()
    let facts = try SettlementFacts(
      main: words.main,
      dataPages: cut(words.data, into: Array(pageSizes(file).dropFirst())),
      programHash: file.element("proved_program_hash"),
      counts: &counts
    )
    #expect(facts.onchainDataHash == (try file.digest("onchain_data_hash")))
    #expect(facts.stateTransition == (try file.digest("state_transition_fact")))
    #expect(facts.program == (try file.digest("gps_fact")))
  }

  @Test("are the root of the tree that the program chooses, for any pages")
  func topology() throws {
    let (main, data): ([Felt252], [Felt252]) = ([1, 2, 3], [4, 5, 6, 7, 8])
    for sizes in [[5], [1, 4], [2, 2, 1], [1, 1, 1, 1, 1]] {
      var counts = OperationCounts()
      let facts = SettlementFacts(
        main: main,
        dataPages: cut(data, into: sizes),
        programHash: 9,
        counts: &counts
      )
      let root = try FactTopology.mainAndData(mainSize: 3, dataPageSizes: sizes)
        .root(of: main + data, counts: &counts)
      #expect(facts.stateTransition == root)
    }
  }

  @Test("what a committee signs is over the new roots, heights and sequence number")
  func availability() throws {
    var output = Perpetual.Output.full
    output.next.positionsHeight = 63
    output.next.ordersHeight = 62
    var counts = OperationCounts()
    let fact = output.availabilityFact(sequenceNumber: 5, counts: &counts)
    let words: [Felt252] = [11, 63, 12, 62, 5]
    let message = words.flatMap { $0.bytes.array }
    #expect(fact == Keccak256.hash(message.span))
    #expect(counts.keccakPermutations == 2)
  }
}
