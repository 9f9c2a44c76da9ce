import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Leaves of sparse trees")
struct SparseTreeLeavesTests {
  private func fill(_ amount: UInt64) -> Perpetual.OrderFill { Perpetual.OrderFill(amount: amount) }

  @Test("are what was written, by ascending index", arguments: [1, 7, 64])
  func written(height: Int) throws {
    var generator = SeededGenerator(seed: UInt64(height))
    var counts = OperationCounts()
    var expected: [UInt64: Perpetual.OrderFill] = [:]
    var tree = SparseTree<Perpetual.OrderFill>(height: height, counts: &counts)
    let last = height == 64 ? UInt64.max : (1 << UInt64(height)) - 1
    for _ in 0..<6 {
      var changes: [UInt64: Perpetual.OrderFill] = [0: fill(3), last: fill(4)]
      for _ in 0..<5 {
        let index = UInt64.random(in: 0...last, using: &generator)
        changes[index] = fill(UInt64.random(in: 0...2, using: &generator))
      }
      expected.merge(changes) { $1 }
      tree = try tree.updating(changes, counts: &counts)
      let leaves = try tree.leaves()
      let ordered = expected.filter { $0.value != .empty }.sorted { $0.key < $1.key }
      #expect(leaves.map(\.index) == ordered.map(\.key))
      #expect(leaves.map(\.leaf) == ordered.map(\.value))
    }
  }

  @Test("an empty tree has none")
  func none() throws {
    var counts = OperationCounts()
    #expect(try SparseTree<Perpetual.OrderFill>(height: 64, counts: &counts).leaves().isEmpty)
    let single = SparseTree<Perpetual.OrderFill>(height: 0, counts: &counts)
    let leaves = try single.updating([0: fill(1)], counts: &counts).leaves()
    #expect(leaves.map(\.index) == [0])
  }

  @Test("cannot be listed where only a hash is known")
  func opaque() throws {
    var counts = OperationCounts()
    let whole = try SparseTree<Perpetual.OrderFill>(height: 8, counts: &counts)
      .updating([1: fill(1), 200: fill(2)], counts: &counts)
    let root = SparseTree<Perpetual.OrderFill>(height: 8, root: whole.root, counts: &counts)
    #expect(throws: TreeError.unknownLeaf(index: 0)) { try root.leaves() }
    let part = try SparseTree(
      height: 8,
      root: whole.root,
      paths: [whole.path(of: 1)],
      counts: &counts
    )
    #expect(throws: TreeError.unknownLeaf(index: 128)) { try part.leaves() }
  }
}
