package import StarkAlgebra
package import StarkChannel
package import StarkHashes

/// The hash of a Merkle tree over the rows of a table.
///
/// All operations are batched: a tree is verified level by level, and a level is one call. Depth
/// counts from the root, which has depth 0; the leaves of 2^h rows have depth h.
package protocol TreeHash: Sendable {
  /// The leaves of rows of at least two cells; row i is words[i·columnCount…].
  func hashRows(
    _ words: Span<Bytes32>,
    columnCount: Int,
    leafDepth: Int,
    into leaves: inout MutableSpan<Bytes32>,
    counts: inout OperationCounts
  ) throws(HashInputError)

  /// The parents of pairs of leaves in a table of one column, where the leaves are the cells.
  func hashCellPairs(
    _ cells: Span<Bytes32>,
    leafDepth: Int,
    into parents: inout MutableSpan<Bytes32>,
    counts: inout OperationCounts
  ) throws(HashInputError)

  /// The parents of pairs of nodes at `depth` ≥ 1; parent i is that of children 2i and 2i + 1.
  func compress(
    _ children: Span<Bytes32>,
    depth: Int,
    into parents: inout MutableSpan<Bytes32>,
    counts: inout OperationCounts
  ) throws(HashInputError)

  /// How a log writes the nodes at `depth`.
  func digestForm(atDepth depth: Int) -> TranscriptLog.DigestForm
}

/// One hash for the top of the tree and one below, as Stone builds trees for recursive verifiers.
///
/// The top `topLayerCount` layers use a hash that is cheap inside a proof, the many nodes below
/// one that is cheap on a CPU. Equal hashes give an ordinary tree.
package struct LayeredHash: TreeHash, Hashable {
  package let top: HashFunction
  package let bottom: HashFunction
  package let topLayerCount: UInt64
  package let rows: RowRule

  /// Which of the two hashes turns rows into leaves.
  package enum RowRule: Hashable, Sendable {
    /// That of their depth, one more than the leaves'; lone cells are leaves and join as nodes do.
    case byDepth
    /// The bottom hash at every depth, which takes a pair of lone cells for a row of two.
    case bottom
  }

  package init(
    top: HashFunction,
    bottom: HashFunction,
    topLayerCount: UInt64,
    rows: RowRule = .byDepth
  ) {
    self.top = top
    self.bottom = bottom
    self.topLayerCount = topLayerCount
    self.rows = rows
  }

  /// The hash that joins nodes at `depth`; rows are one deeper than their leaves.
  private func hash(atDepth depth: Int) -> HashFunction {
    topLayerCount >= UInt64(depth) ? top : bottom
  }

  package func hashRows(
    _ words: Span<Bytes32>,
    columnCount: Int,
    leafDepth: Int,
    into leaves: inout MutableSpan<Bytes32>,
    counts: inout OperationCounts
  ) throws(HashInputError) {
    let function =
      switch rows {
      case .byDepth: hash(atDepth: leafDepth + 1)
      case .bottom: bottom
      }
    try function.hashRows(words, columnCount: columnCount, into: &leaves, counts: &counts)
  }

  package func hashCellPairs(
    _ cells: Span<Bytes32>,
    leafDepth: Int,
    into parents: inout MutableSpan<Bytes32>,
    counts: inout OperationCounts
  ) throws(HashInputError) {
    switch rows {
    case .byDepth: try compress(cells, depth: leafDepth, into: &parents, counts: &counts)
    case .bottom: try bottom.hashRows(cells, columnCount: 2, into: &parents, counts: &counts)
    }
  }

  package func compress(
    _ children: Span<Bytes32>,
    depth: Int,
    into parents: inout MutableSpan<Bytes32>,
    counts: inout OperationCounts
  ) throws(HashInputError) {
    try hash(atDepth: depth).compress(children, into: &parents, counts: &counts)
  }

  package func digestForm(atDepth depth: Int) -> TranscriptLog.DigestForm {
    switch hash(atDepth: depth).mask {
    case .lsb160, .lsb248: .allBytes
    case .none, .msb160: .number
    }
  }
}

extension LayeredHash {
  /// The hash of trees over tables of the given shapes.
  ///
  /// Where both rules give all these tables the same roots, its rule is `byDepth`: hashes that mean
  /// the same are equal.
  package init(
    top: HashFunction,
    bottom: HashFunction,
    topLayerCount: UInt64,
    rows: RowRule,
    tables: [(log2RowCount: Int, columnCount: Int)]
  ) {
    self.init(top: top, bottom: bottom, topLayerCount: topLayerCount)
    guard rows == .bottom, !tables.allSatisfy(hashesRowsWithBottom) else { return }
    self.init(top: top, bottom: bottom, topLayerCount: topLayerCount, rows: rows)
  }

  /// Whether the rule `byDepth` hashes the rows of a table as the rule `bottom` does.
  ///
  /// The algebraic hashes close a row with its length or padding, so that the row of two cells is
  /// not the parent of two nodes.
  private func hashesRowsWithBottom(_ table: (log2RowCount: Int, columnCount: Int)) -> Bool {
    guard table.columnCount == 1 else { return hash(atDepth: table.log2RowCount + 1) == bottom }
    return hash(atDepth: table.log2RowCount) == bottom
      && [.keccak256, .blake2s256].contains(bottom.family)
  }
}
