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
      data: words.data,
      dataPageSizes: pages,
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
    let maximum = try #require(sizes.dropFirst().first)
    #expect(
      SettlementFacts.pageSizes(wordCount: words.data.count, maximum: maximum)
        == Array(sizes.dropFirst())
    )
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
      data: words.data,
      dataPageSizes: Array(pageSizes(file).dropFirst()),
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
      let facts = try SettlementFacts(
        main: main,
        data: data,
        dataPageSizes: sizes,
        programHash: 9,
        counts: &counts
      )
      let root = try FactTopology.mainAndData(mainSize: 3, dataPageSizes: sizes)
        .root(of: main + data, counts: &counts)
      #expect(facts.stateTransition == root)
    }
  }

  @Test(
    "need pages that are the data part exactly",
    arguments: [
      ([], FactTopologyError.unreadWords(count: 5)), ([4], .unreadWords(count: 1)),
      ([6], .pageSize(6)), ([5, 1], .pageSize(1)), ([0, 5], .pageSize(0)), ([5, 0], .pageSize(0)),
      ([-1, 6], .pageSize(-1)), ([.max], .pageSize(.max)),
    ]
  )
  func pages(sizes: [Int], error: FactTopologyError) {
    var counts = OperationCounts()
    #expect(throws: error) {
      try SettlementFacts(
        main: [1],
        data: [4, 5, 6, 7, 8],
        dataPageSizes: sizes,
        programHash: 9,
        counts: &counts
      )
    }
  }

  @Test("pages are full up to the last one")
  func pageSizes() {
    #expect(SettlementFacts.pageSizes(wordCount: 0, maximum: 3) == [])
    #expect(SettlementFacts.pageSizes(wordCount: 3, maximum: 3) == [3])
    #expect(SettlementFacts.pageSizes(wordCount: 7, maximum: 3) == [3, 3, 1])
    #expect(SettlementFacts.pageSizes(wordCount: 2, maximum: 0) == [1, 1])
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
