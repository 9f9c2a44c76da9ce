import StarkAlgebra

/// A subtree of a Patricia tree.
enum PatriciaNode: Sendable {
  /// There is no value in it.
  case empty
  /// Nothing is known but the hash; at height 0 that is all, because a value is its own hash.
  case opaque(OpaqueNode)
  case binary(PatriciaBinary)
  case edge(PatriciaEdge)

  /// What is known of a subtree with this hash.
  init(hash: Felt252) {
    self = hash == .zero ? .empty : .opaque(OpaqueNode(hash: hash))
  }

  var isEmpty: Bool {
    if case .empty = self { true } else { false }
  }

  var isOpaque: Bool {
    if case .opaque = self { true } else { false }
  }

  var hash: Felt252 {
    switch self {
    case .empty: .zero
    case .opaque(let opaque): opaque.hash
    case .binary(let binary): binary.hash
    case .edge(let edge): edge.hash
    }
  }
}

/// A node with values on both sides; its hash is H(left, right).
final class PatriciaBinary: Sendable {
  let hash: Felt252
  let left, right: PatriciaNode

  init(hash: Felt252, left: PatriciaNode, right: PatriciaNode) {
    self.hash = hash
    self.left = left
    self.right = right
  }
}

/// The only way to all values of a subtree; its hash is H(bottom, path) + length.
///
/// The way is not empty and as long as it can be: the bottom is a value or a binary node.
final class PatriciaEdge: Sendable {
  let hash: Felt252
  let path: BitPath
  let bottom: PatriciaNode

  init(hash: Felt252, path: BitPath, bottom: PatriciaNode) {
    self.hash = hash
    self.path = path
    self.bottom = bottom
  }
}
