/// One step of a flattened expression; operands are indices of earlier steps.
struct Instruction: Hashable {
  let operation: Operation
  let left: UInt32
  let right: UInt32

  enum Operation: UInt8 {
    /// The claimed value of mask entry `left`.
    case cell
    /// Parameter `left`.
    case parameter
    /// Entry `left` of the table of constants.
    case constant
    case sum
    case difference
    case product
  }

  init(_ operation: Operation, _ left: UInt32, _ right: UInt32 = 0) {
    self.operation = operation
    self.left = left
    self.right = right
  }
}
