import StarkAlgebra
import StarkHashes

/// The hashes of subtrees that hold nothing, by their height.
struct EmptySubtrees: Sendable {
  private let hashes: [Felt252]

  init<Leaf: TreeLeaf>(of leaf: Leaf.Type, height: Int, counts: inout OperationCounts) {
    var hashes = [Leaf.empty.hash(counts: &counts)]
    for level in 0..<height { hashes.append(Pedersen.hash(hashes[level], hashes[level])) }
    counts.pedersenHashes += height
    self.hashes = hashes
  }

  subscript(level: Int) -> Felt252 { hashes[level] }

  /// What is known of a subtree with this hash.
  func node<Leaf>(hash: Felt252, level: Int) -> TreeNode<Leaf> {
    hash == hashes[level] ? .empty : .opaque(OpaqueNode(hash: hash))
  }
}
