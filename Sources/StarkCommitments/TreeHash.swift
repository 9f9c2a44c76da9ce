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

  /// Whether a node at `depth` ≥ 1 must be an integer below p.
  ///
  /// An algebraic hash that reduces its inputs gives x and x + p the same parent. Where whatever
  /// made the node makes integers below p only, the other encodings are refused, so that a proof
  /// has one text. `leafDepth` is the depth of the leaves; `leavesAreCells` is true in a table of
  /// one column, whose leaves are encoded elements.
  func demandsElement(atDepth depth: Int, leafDepth: Int, leavesAreCells: Bool) -> Bool

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

  /// The hash that makes leaves at `leafDepth` of rows, which are one deeper.
  private func rowHash(leafDepth: Int) -> HashFunction {
    switch rows {
    case .byDepth: hash(atDepth: leafDepth + 1)
    case .bottom: bottom
    }
  }

  /// The hash that joins nodes at `depth`, lone cells among them.
  private func joiningHash(
    atDepth depth: Int,
    leafDepth: Int,
    leavesAreCells: Bool
  ) -> HashFunction {
    leavesAreCells && depth == leafDepth && rows == .bottom ? bottom : hash(atDepth: depth)
  }

  /// Whether a tree with leaves at `leafDepth` that are hashes of rows has nodes or leaves made by
  /// `bottom`: the top layers do not reach down to the rows, or the rows are never theirs.
  package func usesBottom(leafDepth: Int) -> Bool {
    rows == .bottom || topLayerCount < UInt64(leafDepth + 1)
  }

  package func demandsElement(atDepth depth: Int, leafDepth: Int, leavesAreCells: Bool) -> Bool {
    func joining(_ depth: Int) -> HashFunction {
      joiningHash(atDepth: depth, leafDepth: leafDepth, leavesAreCells: leavesAreCells)
    }
    guard joining(depth).isAlgebraic else { return false }
    guard depth == leafDepth else { return joining(depth + 1).digestsAreElements }
    return leavesAreCells || rowHash(leafDepth: leafDepth).digestsAreElements
  }

  package func hashRows(
    _ words: Span<Bytes32>,
    columnCount: Int,
    leafDepth: Int,
    into leaves: inout MutableSpan<Bytes32>,
    counts: inout OperationCounts
  ) throws(HashInputError) {
    try rowHash(leafDepth: leafDepth)
      .hashRows(words, columnCount: columnCount, into: &leaves, counts: &counts)
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

extension HashFunction {
  /// Whether inputs are read as elements of the STARK field.
  fileprivate var isAlgebraic: Bool {
    switch family {
    case .pedersen, .poseidon: true
    case .keccak256, .blake2s256: false
    }
  }

  /// Whether every digest, read as an integer, is below p, which lies between 2²⁵¹ and 2²⁵².
  ///
  /// A mask that keeps the last 160 or 248 bits sees to it; one that keeps the first does not.
  fileprivate var digestsAreElements: Bool {
    switch family {
    case .pedersen, .poseidon: true
    case .keccak256, .blake2s256:
      switch mask {
      case .lsb160, .lsb248: true
      default: false
      }
    }
  }
}
