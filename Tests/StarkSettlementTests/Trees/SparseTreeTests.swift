import StarkAlgebra
import StarkHashes
import StarkSettlement
import TestSupport
import Testing

@Suite("Sparse trees")
struct SparseTreeTests {
  /// A leaf that is its own hash.
  struct Number: TreeLeaf {
    let value: UInt64

    static var empty: Number { Number(value: 7) }

    func hash(counts: inout OperationCounts) -> Felt252 { Felt252(value) }
  }

  @Test("updates give the root of a tree hashed from scratch", arguments: [1, 3, 6])
  func updates(height: Int) throws {
    var generator = SeededGenerator(seed: UInt64(height))
    var counts = OperationCounts()
    var leaves = [UInt64](repeating: 7, count: 1 << height)
    var tree = SparseTree<Number>(height: height, counts: &counts)
    for _ in 0..<40 {
      var changes: [UInt64: Number] = [:]
      for _ in 0..<Int.random(in: 0..<4, using: &generator) {
        let index = Int.random(in: 0..<leaves.count, using: &generator)
        let value = UInt64.random(in: 6...8, using: &generator)
        leaves[index] = value
        changes[UInt64(index)] = Number(value: value)
      }
      tree = try tree.updating(changes, counts: &counts)
      #expect(tree.root == root(of: leaves))
      for (index, value) in leaves.enumerated() {
        #expect(try tree.leaf(at: UInt64(index)) == Number(value: value))
      }
    }
  }

  @Test("paths make a tree that can be updated where they lead")
  func paths() throws {
    var counts = OperationCounts()
    let indices: [UInt64] = [0, 1, 5, 1 << 40, .max]
    let changes = Dictionary(uniqueKeysWithValues: indices.map { ($0, Number(value: $0 &+ 100)) })
    let empty = SparseTree<Number>(height: 64, counts: &counts)
    let whole = try empty.updating(changes, counts: &counts)
    let paths = try [1, 5, 6].map { try whole.path(of: $0) }
    let part = try SparseTree(height: 64, root: whole.root, paths: paths, counts: &counts)
    #expect(try part.leaf(at: 5) == Number(value: 105))
    #expect(try part.leaf(at: 6) == .empty)
    #expect(throws: TreeError.unknownLeaf(index: .max)) { try part.leaf(at: .max) }
    let update: [UInt64: Number] = [1: .empty, 5: .empty, 6: Number(value: 3)]
    #expect(
      try part.updating(update, counts: &counts).root
        == whole.updating(update, counts: &counts).root
    )
  }

  private func root(of leaves: [UInt64]) -> Felt252 {
    var nodes = leaves.map { Felt252($0) }
    while nodes.count > 1 {
      nodes = stride(from: 0, to: nodes.count, by: 2).map {
        Pedersen.hash(nodes[$0], nodes[$0 + 1])
      }
    }
    return nodes[0]
  }
}
