package import StarkAlgebra

/// A leaf and the hashes beside its way to the root, from the leaf upwards.
package struct AuthenticationPath<Leaf: TreeLeaf>: Hashable, Sendable {
  package let index: UInt64
  package let leaf: Leaf
  package let siblings: [Felt252]

  package init(index: UInt64, leaf: Leaf, siblings: [Felt252]) {
    self.index = index
    self.leaf = leaf
    self.siblings = siblings
  }
}
