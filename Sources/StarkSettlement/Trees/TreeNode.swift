import StarkAlgebra

/// A subtree.
enum TreeNode<Leaf: TreeLeaf>: Sendable {
  /// All leaves are empty.
  case empty
  /// Nothing is known but the hash.
  case opaque(OpaqueNode)
  /// One leaf is not empty.
  case lone(LoneLeaf<Leaf>)
  /// Both sides have leaves, or one has two and more.
  case inner(InnerNode<Leaf>)

  var isEmpty: Bool {
    if case .empty = self { true } else { false }
  }

  func hash(level: Int, _ empties: EmptySubtrees) -> Felt252 {
    switch self {
    case .empty: empties[level]
    case .opaque(let opaque): opaque.hash
    case .lone(let lone): lone.hash
    case .inner(let inner): inner.hash
    }
  }

  /// The node with this hash above `left` and `right`, which are not both empty.
  ///
  /// A single leaf below is carried up, so that there is a node for each leaf only, not for each
  /// level above it.
  init(hash: Felt252, above left: TreeNode, _ right: TreeNode) {
    self =
      switch (left, right) {
      case (.lone(let lone), .empty), (.empty, .lone(let lone)): .lone(lone.raised(hash: hash))
      default: .inner(InnerNode(hash: hash, left: left, right: right))
      }
  }

  /// The nodes below one at `level` + 1, nil where they are not known.
  ///
  /// The children of a lone leaf's node are known as long as their hash is.
  func children(level: Int) -> (left: TreeNode, right: TreeNode)? {
    switch self {
    case .empty: return (.empty, .empty)
    case .opaque: return nil
    case .inner(let inner): return (inner.left, inner.right)
    case .lone(let lone):
      guard let lowered = lone.lowered() else { return nil }
      return lone.index.isLeft(at: level) ? (.lone(lowered), .empty) : (.empty, .lone(lowered))
    }
  }
}

/// A node of which nothing is known but the hash.
final class OpaqueNode: Sendable {
  let hash: Felt252

  init(hash: Felt252) { self.hash = hash }
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

extension UInt64 {
  /// Whether the way to this index turns left from `level` + 1 to `level`.
  func isLeft(at level: Int) -> Bool { self >> UInt64(level) & 1 == 0 }
}
