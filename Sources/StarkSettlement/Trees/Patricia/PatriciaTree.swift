package import StarkAlgebra

/// A map from keys below 2²⁵¹ to field elements with a Pedersen hash over all of it; a persistent
/// value.
///
/// It is a binary tree of height 251, the highest bit of a key choosing at the root, in which a way
/// without branches is one node. An empty tree has the root 0, a node with two children the hash
/// H(left, right), a way H(bottom, path) + length, and a value is its own hash. A value of 0 is no
/// value. StarkEx keeps the fulfilled amounts of the spot exchange's orders in it. (Specification
/// of settlement, 4.1.)
package struct PatriciaTree: Sendable {
  let top: PatriciaNode

  package static let height = 251

  init(top: PatriciaNode) { self.top = top }

  /// The empty tree.
  package init() { top = .empty }

  /// A tree of which nothing is known but its root; with root 0 all of it is known.
  package init(root: Felt252) { top = PatriciaNode(hash: root) }

  /// The hash over the whole map.
  package var root: Felt252 { top.hash }

  /// The value of `key`, 0 if there is none.
  package func value(of key: UInt256) throws(TreeError) -> Felt252 {
    guard key.bitWidth <= PatriciaTree.height else { throw .keyOutOfRange(key) }
    var rest = BitPath(to: key, length: PatriciaTree.height)
    var node = top
    while !rest.isEmpty {
      switch node {
      case .empty: return .zero
      case .opaque: throw .unknownKey(key)
      case .binary(let binary):
        node = rest.startsRight ? binary.right : binary.left
        rest = rest.dropFirst(1)
      case .edge(let edge):
        guard rest.prefix(edge.path.length) == edge.path else { return .zero }
        node = edge.bottom
        rest = rest.dropFirst(edge.path.length)
      }
    }
    return node.hash
  }
}
