import StarkAlgebra
import StarkCommitments
import StarkHashes

/// A committed table whose cells are all equal.
struct UniformTable {
  private let cell: Bytes32
  private let log2ColumnCount: Int
  /// The node of every depth, from the root to the leaves.
  private let nodes: [Bytes32]

  init(
    cell: Bytes32,
    log2RowCount: Int,
    log2ColumnCount: Int,
    hash: LayeredHash
  ) throws(HashInputError) {
    self.cell = cell
    self.log2ColumnCount = log2ColumnCount
    var counts = OperationCounts()
    var node = [cell]
    if log2ColumnCount > 0 {
      let row = [Bytes32](repeating: cell, count: 1 << log2ColumnCount)
      var leaf = node.mutableSpan
      try hash.hashRows(
        row.span,
        columnCount: row.count,
        leafDepth: log2RowCount,
        into: &leaf,
        counts: &counts
      )
    }
    var nodes = node
    for depth in stride(from: log2RowCount, to: 0, by: -1) {
      let children = [node[0], node[0]]
      var parent = node.mutableSpan
      try hash.compress(children.span, depth: depth, into: &parent, counts: &counts)
      nodes.insert(node[0], at: 0)
    }
    self.nodes = nodes
  }

  var root: Bytes32 { nodes[0] }

  /// The cells of `rows` but for `knownCount` that the verifier computes, and the siblings.
  func opening(rows: [Int], knownCount: Int) -> [UInt8] {
    var words = [Bytes32](repeating: cell, count: (rows.count << log2ColumnCount) - knownCount)
    var indices = rows
    for depth in stride(from: nodes.count - 1, to: 0, by: -1) {
      let parents = indices.parents(1)
      // A parent of which one child is missing needs that one as a sibling.
      let siblingCount = 2 * parents.count - indices.count
      words += [Bytes32](repeating: nodes[depth], count: siblingCount)
      indices = parents
    }
    return words.flatMap(\.array)
  }
}
