package import StarkAlgebra
package import StarkCommitments
package import StarkHashes

/// A table with its Merkle tree: what stands behind a `TableCommitment`.
package struct ProverTable<Hash: TreeHash>: Sendable {
  package let columnCount: Int
  /// Row-major.
  private let cells: [Bytes32]
  private let tree: MerkleTree<Hash>

  /// Commits to row-major `values`.
  package init<Element: CommittableField>(
    values: [Element],
    columnCount: Int,
    hash: Hash
  ) throws(HashInputError) {
    self.columnCount = columnCount
    cells = Element.cells(of: values)
    tree = try MerkleTree(cells: cells, columnCount: columnCount, hash: hash)
  }

  /// Commits to columns of equal length.
  package init<Element: CommittableField>(
    columns: [[Element]],
    hash: Hash
  ) throws(HashInputError) {
    var values: [Element] = []
    values.reserveCapacity(columns.count * columns[0].count)
    for row in columns[0].indices {
      for column in columns { values.append(column[row]) }
    }
    try self.init(values: values, columnCount: columns.count, hash: hash)
  }

  package var root: Bytes32 { tree.root }

  /// What a prover sends to open `rows`, which are ascending.
  ///
  /// Of the cells, numbered row-major through the table, those in `known` are left out.
  package func open(rows: [Int], known: Set<Int> = []) -> TableOpening {
    let indices = rows.flatMap { $0 * columnCount..<($0 + 1) * columnCount }
    return TableOpening(
      cells: indices.filter { !known.contains($0) }.map { cells[$0] },
      siblings: tree.siblings(of: rows)
    )
  }
}

/// The answer to a query of a table, as a proof holds it.
package struct TableOpening: Equatable, Sendable {
  package var cells: [Bytes32]
  package var siblings: [Bytes32]

  package init(cells: [Bytes32], siblings: [Bytes32]) {
    self.cells = cells
    self.siblings = siblings
  }

  /// The bytes of the proof.
  package var bytes: [UInt8] { (cells + siblings).flatMap(\.array) }
}

extension CommittableField {
  /// The encodings of `values`.
  @specialized(where Self == Felt252)
  @specialized(where Self == ToyField)
  fileprivate static func cells(of values: [Self]) -> [Bytes32] {
    values.map(\.cell)
  }
}
