package import StarkAlgebra
import StarkHashes

/// A Merkle tree hashed from scratch, with all its nodes in dictionaries.
package struct PlainTree: Sendable {
  /// The nodes that have a leaf below them, level by level from the leaves up, by index >> level.
  private let levels: [[UInt64: Felt252]]
  /// The hashes of subtrees without a leaf.
  private let empties: [Felt252]

  /// The tree over the hashes of the leaves that are not empty.
  package init(height: Int, emptyLeaf: Felt252, leaves: [UInt64: Felt252]) {
    var empties = [emptyLeaf]
    var levels = [leaves]
    for level in 0..<height {
      let below = levels[level]
      let empty = empties[level]
      var nodes: [UInt64: Felt252] = [:]
      for index in below.keys where nodes[index >> 1] == nil {
        let left = below[index & ~1] ?? empty
        let right = below[index | 1] ?? empty
        nodes[index >> 1] = Pedersen.hash(left, right)
      }
      levels.append(nodes)
      empties.append(Pedersen.hash(empty, empty))
    }
    self.levels = levels
    self.empties = empties
  }

  package var root: Felt252 { levels[levels.count - 1][0] ?? empties[empties.count - 1] }

  /// The hashes beside the way from leaf `index` to the root, from the leaf upwards.
  package func siblings(of index: UInt64) -> [Felt252] {
    (0..<levels.count - 1).map { level in
      levels[level][index >> UInt64(level) ^ 1] ?? empties[level]
    }
  }
}
