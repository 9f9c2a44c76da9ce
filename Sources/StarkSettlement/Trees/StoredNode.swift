package import StarkAlgebra

/// A node of a sparse tree as a store keeps it under its hash.
///
/// A hash says what a subtree holds, not where the subtree is: two places may share a record.
package enum StoredNode<Leaf: TreeLeaf>: Hashable, Sendable {
  /// A node with these hashes below; the hash of an empty subtree has no record.
  case inner(hash: Felt252, left: Felt252, right: Felt252)
  /// A subtree with a single leaf.
  ///
  /// `index` is counted from the first leaf of the subtree. `lowerHashes` are those of smaller
  /// subtrees around the leaf, each one level lower, at most three; they only save work later on.
  case lone(hash: Felt252, index: UInt64, leaf: Leaf, lowerHashes: [Felt252])

  /// What the node is stored under.
  package var hash: Felt252 {
    switch self {
    case .inner(let hash, _, _), .lone(let hash, _, _, _): hash
    }
  }
}
