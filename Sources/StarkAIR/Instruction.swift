/// One step of a flattened expression; operands are indices of earlier steps.
struct Instruction: Equatable {
  let operation: Operation
  let left: Int
  let right: Int

  enum Operation: UInt8 {
    /// The claimed value of the cell in column `left`, row `right`; after compilation, of entry
    /// `left` of the mask.
    case cell
    /// Parameter `left`.
    case parameter
    /// Entry `left` of the table of constants.
    case constant
    case sum
    case difference
    case product
  }

  init(_ operation: Operation, _ left: Int, _ right: Int = 0) {
    self.operation = operation
    self.left = left
    self.right = right
  }

  /// The value of `cell`.
  init(_ cell: Cell) {
    self.init(.cell, cell.column, cell.row)
  }
}
