/// One trace cell relative to the current row: column `column`, `row` rows further down.
///
/// Columns are counted over both traces, the first trace first. The value a prover claims for the
/// cell is f_column(z·g^row).
package struct Cell: Hashable, Sendable {
  package let column: Int
  package let row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

extension Cell: Comparable {
  /// By column, then by row: the order of Stone's static masks.
  package static func < (a: Cell, b: Cell) -> Bool {
    (a.column, a.row) < (b.column, b.row)
  }
}
