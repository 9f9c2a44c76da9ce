package import StarkAlgebra
package import StarkChannel
package import StarkHashes

/// The hash of a Merkle tree over the rows of a table.
///
/// Both operations are batched: a tree is verified level by level, and a level is one call. Depth
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

  package init(top: HashFunction, bottom: HashFunction, topLayerCount: UInt64) {
    self.top = top
    self.bottom = bottom
    self.topLayerCount = topLayerCount
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
    try hash(atDepth: leafDepth + 1)
      .hashRows(words, columnCount: columnCount, into: &leaves, counts: &counts)
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
