/// A column as the constraints see it: entry k lies at row offset + k·step of trace column
/// `column`.
///
/// A layout packs many virtual columns into one trace column. Offset and step are in rows.
package struct VirtualColumn: Hashable, Sendable {
  package let column: Int
  package let step: Int
  package let offset: Int

  package init(column: Int, step: Int, offset: Int) {
    self.column = column
    self.step = step
    self.offset = offset
  }

  /// The cell of entry `index`.
  package func cell(_ index: Int) -> Cell {
    Cell(column: column, row: offset + index * step)
  }

  /// Entry `index` as an expression.
  package subscript(index: Int) -> Expression {
    .cell(cell(index))
  }
}
