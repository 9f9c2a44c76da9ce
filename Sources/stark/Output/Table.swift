/// Rows of cells, laid out in columns as wide as their widest cell.
package struct Table: Sendable {
  /// On which side a column is flush.
  package enum Alignment: Sendable { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]] = []

  package init(_ alignments: [Alignment]) {
    self.alignments = alignments
  }

  /// Adds a row of at most as many cells as there are columns.
  package mutating func add(_ cells: [String]) {
    precondition(cells.count <= alignments.count, "more cells than columns")
    rows.append(cells)
  }

  /// The lines, each indented by `indentation` blanks and without blanks at the end.
  package func lines(indentation: Int = 0) -> [String] {
    let widths = alignments.indices.map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { cells in
      var line = String(repeating: " ", count: indentation)
      for (column, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += alignments[column] == .left ? cell + padding : padding + cell
        if column < cells.count - 1 { line += "  " }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
