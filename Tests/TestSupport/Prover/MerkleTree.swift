package import StarkAlgebra
package import StarkCommitments
package import StarkHashes

/// A whole Merkle tree, as a prover keeps it.
package struct MerkleTree<Hash: TreeHash>: Sendable {
  /// levels[d] holds the 2ᵈ nodes at depth d.
  private let levels: [[Bytes32]]

  /// Hashes the rows of a table given as row-major `cells`.
  package init(
    cells: [Bytes32],
    columnCount: Int,
    hash: Hash
  ) throws(HashInputError) {
    let rowCount = cells.count / columnCount
    var depth = rowCount.trailingZeroBitCount
    precondition(rowCount == 1 << depth && depth > 0, "the rows are a power of two")
    var counts = OperationCounts()
    var nodes = cells
    if columnCount > 1 {
      nodes = [Bytes32](repeating: .zero, count: rowCount)
      var span = nodes.mutableSpan
      try hash.hashRows(
        cells.span,
        columnCount: columnCount,
        leafDepth: depth,
        into: &span,
        counts: &counts
      )
    }
    var levels = [nodes]
    while depth > 0 {
      var parents = [Bytes32](repeating: .zero, count: nodes.count / 2)
      var span = parents.mutableSpan
      if columnCount == 1, levels.count == 1 {
        try hash.hashCellPairs(nodes.span, leafDepth: depth, into: &span, counts: &counts)
      } else {
        try hash.compress(nodes.span, depth: depth, into: &span, counts: &counts)
      }
      nodes = parents
      levels.append(parents)
      depth -= 1
    }
    self.levels = levels.reversed()
  }

  package var root: Bytes32 { levels[0][0] }

  /// The siblings that a verifier lacks who knows the leaves of `rows`: the deepest level first,
  /// each level from left to right.
  package func siblings(of rows: [Int]) -> [Bytes32] {
    var siblings: [Bytes32] = []
    var known = Set(rows)
    for level in levels.dropFirst().reversed() {
      for node in known.sorted() where !known.contains(node ^ 1) {
        siblings.append(level[node ^ 1])
      }
      known = Set(known.map { $0 / 2 })
    }
    return siblings
  }
}
