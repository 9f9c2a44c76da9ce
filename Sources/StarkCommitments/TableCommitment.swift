package import StarkAlgebra
package import StarkChannel

/// A commitment to a table of 2^log2RowCount × columnCount field elements by a Merkle root.
///
/// A leaf is the hash of a row; in a table of one column it is the cell itself, so the lowest
/// nodes hash pairs of cells.
package struct TableCommitment<Hash: TreeHash>: Sendable {
  package let root: Bytes32
  package let log2RowCount: Int
  package let columnCount: Int
  package let hash: Hash

  package init(root: Bytes32, log2RowCount: Int, columnCount: Int, hash: Hash) {
    precondition(log2RowCount >= 1 && columnCount >= 1, "a table has rows and columns")
    self.root = root
    self.log2RowCount = log2RowCount
    self.columnCount = columnCount
    self.hash = hash
  }

  /// The same root over the same shape, of a tree made with another hash.
  package func hashed(by hash: Hash) -> TableCommitment {
    TableCommitment(
      root: root,
      log2RowCount: log2RowCount,
      columnCount: columnCount,
      hash: hash
    )
  }

  /// Reads whole rows from the proof and checks that they are the committed ones.
  ///
  /// `rows` are ascending, distinct and at least one; `reader` stands at the first cell and
  /// afterwards behind the last sibling; `path` names the table in the log. Nothing is allocated
  /// before the cells are known to be there, so memory is that of the proof, times four at most.
  ///
  /// - Returns: the cells, row-major in the order of `rows`.
  /// - Throws: what is wrong with a cell or node, or that the root differs.
  @specialized(where Element == Felt252, Hash == LayeredHash)
  package func open<Element: CommittableField>(
    rows: [Int],
    as elementType: Element.Type,
    from reader: inout OpeningReader,
    path: @autoclosure () -> String,
    log: inout TranscriptLog,
    counts: inout OperationCounts
  ) throws(CommitmentRejection) -> [Element] {
    precondition(!rows.isEmpty, "one row at least")
    try reader.require(WordCount(rowCount: rows.count, columnCount: columnCount))
    var cells: [Element] = []
    var words: [Bytes32] = []
    cells.reserveCapacity(rows.count * columnCount)
    words.reserveCapacity(rows.count * columnCount)
    for row in rows {
      for column in 0..<columnCount {
        let (cell, word) =
          try self.cell(row, column, of: elementType, from: &reader, path: path(), log: &log)
        cells.append(cell)
        words.append(word)
      }
    }
    try verify(rows: rows, words: words, from: &reader, path: path(), log: &log, counts: &counts)
    return cells
  }

  /// Reads the cells that are nil in `known` and checks that all are the committed ones.
  ///
  /// `known` has rows.count × columnCount entries, row-major. A known cell was computed by the
  /// verifier; that it hashes into the root is what ties one FRI layer to the next. Whoever lays
  /// out `known` has seen that the cells are there: they take no more memory than it does.
  @specialized(where Element == Felt252, Hash == LayeredHash)
  package func open<Element: CommittableField>(
    rows: [Int],
    known: [Element?],
    from reader: inout OpeningReader,
    path: @autoclosure () -> String,
    log: inout TranscriptLog,
    counts: inout OperationCounts
  ) throws(CommitmentRejection) -> [Element] {
    precondition(!rows.isEmpty && known.count == rows.count * columnCount, "one entry per cell")
    var cells: [Element] = []
    var words: [Bytes32] = []
    cells.reserveCapacity(known.count)
    words.reserveCapacity(known.count)
    for (index, value) in known.enumerated() {
      if let value {
        cells.append(value)
        words.append(value.cell)
        continue
      }
      let (cell, word) = try self.cell(
        rows[index / columnCount],
        index % columnCount,
        of: Element.self,
        from: &reader,
        path: path(),
        log: &log
      )
      cells.append(cell)
      words.append(word)
    }
    try verify(rows: rows, words: words, from: &reader, path: path(), log: &log, counts: &counts)
    return cells
  }

  /// Reads one cell, as an element and as the word that is hashed.
  @inline(__always)
  private func cell<Element: CommittableField>(
    _ row: Int,
    _ column: Int,
    of elementType: Element.Type,
    from reader: inout OpeningReader,
    path: @autoclosure () -> String,
    log: inout TranscriptLog
  ) throws(CommitmentRejection) -> (Element, Bytes32) {
    let start = reader.offset
    let word = try reader.next()
    guard let cell = Element(cell: word) else {
      throw .nonCanonicalCell(row: row, column: column, found: word)
    }
    log.message(
      at: start..<reader.offset,
      path(),
      "Row \(row), Column \(column)",
      .element("\(cell)")
    )
    return (cell, word)
  }
}
