import StarkAlgebra
import StarkHashes

/// A subtree.
enum TreeNode<Leaf: TreeLeaf>: Sendable {
  /// All leaves are empty.
  case empty
  /// Nothing is known but the hash.
  case opaque(Felt252)
  /// One leaf is not empty.
  case lone(LoneLeaf<Leaf>)
  case inner(InnerNode<Leaf>)

  func hash(level: Int, _ empties: EmptySubtrees) -> Felt252 {
    switch self {
    case .empty: empties[level]
    case .opaque(let hash): hash
    case .lone(let lone): lone.hash
    case .inner(let inner): inner.hash
    }
  }

  /// The node above `left` and `right`, which are at `level`.
  ///
  /// A single leaf below is carried up, so that there is a node for each leaf only, not for each
  /// level above it.
  static func above(
    _ left: TreeNode,
    _ right: TreeNode,
    level: Int,
    _ empties: EmptySubtrees,
    counts: inout OperationCounts
  ) -> TreeNode {
    if case .empty = left, case .empty = right { return .empty }
    let hash = Pedersen.hash(left.hash(level: level, empties), right.hash(level: level, empties))
    counts.pedersenHashes += 1
    switch (left, right) {
    case (.lone(let lone), .empty), (.empty, .lone(let lone)):
      return .lone(LoneLeaf(index: lone.index, leaf: lone.leaf, hash: hash))
    default: return .inner(InnerNode(hash: hash, left: left, right: right))
    }
  }
}

/// A subtree's only leaf that is not empty, and the hash of the subtree.
final class LoneLeaf<Leaf: TreeLeaf>: Sendable {
  let index: UInt64
  let leaf: Leaf
  let hash: Felt252

  init(index: UInt64, leaf: Leaf, hash: Felt252) {
    self.index = index
    self.leaf = leaf
    self.hash = hash
  }

  /// The subtree of height `level` around the leaf; one hash a level.
  func carried(
    to level: Int,
    _ empties: EmptySubtrees,
    counts: inout OperationCounts
  ) -> TreeNode<Leaf> {
    var hash = leaf.hash(counts: &counts)
    for below in 0..<level {
      let isLeft = index >> UInt64(below) & 1 == 0
      hash = isLeft ? Pedersen.hash(hash, empties[below]) : Pedersen.hash(empties[below], hash)
    }
    counts.pedersenHashes += level
    return .lone(LoneLeaf(index: index, leaf: leaf, hash: hash))
  }
}

/// A node with something on both sides, or with a side whose content is unknown.
final class InnerNode<Leaf: TreeLeaf>: Sendable {
  let hash: Felt252
  let left: TreeNode<Leaf>
  let right: TreeNode<Leaf>

  init(hash: Felt252, left: TreeNode<Leaf>, right: TreeNode<Leaf>) {
    self.hash = hash
    self.left = left
    self.right = right
  }
}
