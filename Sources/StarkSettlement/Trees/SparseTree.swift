package import StarkAlgebra

/// A map from 64-bit indices to leaves with a Pedersen hash over all of it; a persistent value.
///
/// The tree is binary and has `height` levels of nodes H(left, right) above the leaves; the highest
/// bit of an index chooses at the root. An update makes a new tree that shares what did not change
/// with the old one. Where a tree is known by its hash only it is opaque: an index there can
/// neither be read nor written. Memory is one node for each leaf and each place where two leaves
/// part.
package struct SparseTree<Leaf: TreeLeaf>: Sendable {
  package let height: Int
  let top: TreeNode<Leaf>
  let empties: EmptySubtrees

  init(height: Int, top: TreeNode<Leaf>, empties: EmptySubtrees) {
    self.height = height
    self.top = top
    self.empties = empties
  }

  /// The empty tree of a height in 0...64; costs one hash a level.
  package init(height: Int, counts: inout OperationCounts) {
    let empties = EmptySubtrees(of: Leaf.self, height: height, counts: &counts)
    self.init(height: height, top: .empty, empties: empties)
  }

  /// A tree of which nothing is known but its root.
  ///
  /// If that is the root of the empty tree, all of it is known.
  package init(height: Int, root: Felt252, counts: inout OperationCounts) {
    let empties = EmptySubtrees(of: Leaf.self, height: height, counts: &counts)
    self.init(height: height, top: empties.node(hash: root, level: height), empties: empties)
  }

  /// The hash over the whole map.
  package var root: Felt252 { top.hash(level: height, empties) }

  /// The leaf at `index`, `Leaf.empty` if nothing was written there.
  package func leaf(at index: UInt64) throws(TreeError) -> Leaf {
    try checkRange(of: index)
    var node = top
    var level = height
    while true {
      switch node {
      case .empty: return .empty
      case .opaque: throw .unknownLeaf(index: index)
      case .lone(let lone): return lone.index == index ? lone.leaf : .empty
      case .inner(let inner):
        level -= 1
        node = index.isLeft(at: level) ? inner.left : inner.right
      }
    }
  }

  /// Whether the leaves at `indices` are known.
  package func knows(_ indices: some Sequence<UInt64>) -> Bool {
    indices.allSatisfy { (try? leaf(at: $0)) != nil }
  }

  func checkRange(of index: UInt64) throws(TreeError) {
    guard index <= SparseTree.lastIndex(height: height) else {
      throw .indexOutOfRange(index: index, height: height)
    }
  }
}
