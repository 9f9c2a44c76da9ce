import StarkAlgebra
import StarkCairo
import Testing

@Suite("Facts")
struct FactTests {
  static let output: [Felt252] = [1, 2, 3, 4, 5]

  private func digest(_ digits: String) -> Bytes32? {
    UInt256(hexadecimal: digits).map { Bytes32($0) }
  }

  @Test("the fact of an output in one page is the two nested hashes")
  func singlePage() throws {
    var counts = OperationCounts()
    let fact = ProgramFact.fact(programHash: 7, output: Self.output, counts: &counts)
    #expect(fact == digest("fb39f1f669f9058d0c55ed6790ced116d856689913912743cf6d61071b8ce7e6"))
    #expect(counts.keccakPermutations == 2 + 1)
    let root = try FactTopology.singlePage(size: 5).root(of: Self.output, counts: &counts)
    #expect(root == digest("5917e5a395fb9b454434de59651d36822a9e29c5ec57474df3e67937b969460c"))
    #expect(ProgramFact.fact(programHash: 7, outputRoot: root, counts: &counts) == fact)
  }

  @Test("a main page and data pages hash to a tree of two levels")
  func tree() throws {
    var counts = OperationCounts()
    let topology = FactTopology.mainAndData(mainSize: 2, dataPageSizes: [2, 1])
    #expect(
      try topology.root(of: Self.output, counts: &counts)
        == digest("4f6294a38f0c5dd2b29d7c5a87dba6548a12e1e41c8f340c1d6b629c0b6008f0")
    )
  }

  @Test("topologies that are no tree over the output are refused")
  func rejections() {
    func root(
      _ sizes: [Int],
      _ steps: [(Int, Int)]
    ) throws(FactTopologyError) -> Bytes32 {
      var counts = OperationCounts()
      let topology = FactTopology(
        pageSizes: sizes,
        steps: steps.map { FactTopology.Step(pageCount: $0, childCount: $1) }
      )
      return try topology.root(of: Self.output, counts: &counts)
    }
    #expect(throws: FactTopologyError.pageCount(2)) { try root([5], [(2, 0)]) }
    #expect(throws: FactTopologyError.pageCount(-1)) { try root([5], [(-1, 0)]) }
    #expect(throws: FactTopologyError.pageSize(6)) { try root([6], [(1, 0)]) }
    #expect(throws: FactTopologyError.pageSize(-1)) { try root([-1], [(1, 0)]) }
    #expect(throws: FactTopologyError.childCount(3)) { try root([2, 3], [(2, 3)]) }
    #expect(throws: FactTopologyError.childCount(-1)) { try root([5], [(1, -1)]) }
    #expect(throws: FactTopologyError.unreadWords(count: 1)) { try root([4], [(1, 0)]) }
    #expect(throws: FactTopologyError.unreadWords(count: 0)) { try root([5, 0], [(1, 0)]) }
    #expect(throws: FactTopologyError.rootCount(2)) { try root([2, 3], [(2, 0)]) }
    #expect(throws: FactTopologyError.unreadWords(count: 5)) { try root([], []) }
  }

  @Test("memory pages hash with their challenges and the product of their cells")
  func memoryPages() throws {
    var counts = OperationCounts()
    let memory = try ToyRun().statement().memory
    let page = try #require(memory.continuousPages.first)
    let continuous = MemoryPageFact(of: page, z: 1000, alpha: 10, counts: &counts)
    #expect(continuous.product == Felt252((1000 - 22 - 30) * (1000 - 23 - 40)))
    #expect(
      continuous.pageHash
        == digest("2e174c10e159ea99b867ce3205125c24a42d128804e4070ed6fcc8cc98166aa0")
    )
    #expect(
      continuous.fact == digest("9099eec8f2f0edc486e0c8b890dff95b56020ae841c4549eba4bcb47152818d2")
    )
    let cells = [
      PublicMemoryCell(address: 22, value: 3, page: 0),
      PublicMemoryCell(address: 23, value: 4, page: 0),
    ]
    let main = MemoryPageFact(ofMainPage: cells, z: 1000, alpha: 10, counts: &counts)
    #expect(main.product == continuous.product)
    #expect(
      main.pageHash == digest("c0ac29d2d138b0f78f8cc387fd461a0b8cef0d0c97d83ad438cb104ac8d7e0fa")
    )
    #expect(main.fact == digest("a1f5b07e7c80bfd1d04bc61da6d42692db3014cf409fa037234aec6af07ab0b4"))
    #expect(counts.multiplications == 8)
  }
}
