import StarkAlgebra

/// Flattens expression trees to one list of instructions in which equal subtrees occur once.
struct ExpressionFlattening {
  /// Operands precede their users; a `.cell` refers to `cells`.
  private(set) var instructions: [Instruction] = []
  private(set) var constants: [Felt252] = []
  /// The different cells in the order in which they were met.
  private(set) var cells: [Cell] = []
  /// The total degree of every instruction in cells and periodic columns.
  private var degrees: [Int] = []

  private let periodicParameters: Range<Int>
  private var known: [Instruction: UInt32] = [:]
  private var knownConstants: [Felt252: UInt32] = [:]
  private var knownCells: [Cell: UInt32] = [:]

  /// Starts with nothing flattened; `periodicParameters` are those that depend on the row.
  init(periodicParameters: Range<Int>) {
    self.periodicParameters = periodicParameters
  }

  /// The degree of the value of instruction `index`, which bounds its degree in the row as
  /// degree·(N − 1).
  func degree(of index: Int) -> Int { degrees[index] }

  /// The index of the instruction that computes `expression`.
  mutating func flatten(_ expression: Expression) -> UInt32 {
    switch expression {
    case .constant(let value):
      constant(value)
    case .cell(let cell):
      self.cell(cell)
    case .parameter(let parameter):
      index(
        of: Instruction(.parameter, UInt32(parameter.index)),
        degree: periodicParameters.contains(parameter.index) ? 1 : 0
      )
    case .sum(let left, let right):
      combine(.sum, flatten(left), flatten(right))
    case .difference(let left, let right):
      combine(.difference, flatten(left), flatten(right))
    case .product(2, let factor), .product(let factor, 2):
      double(flatten(factor))
    case .product(let left, let right):
      combine(.product, flatten(left), flatten(right))
    }
  }

  private mutating func combine(
    _ operation: Instruction.Operation,
    _ left: UInt32,
    _ right: UInt32
  ) -> UInt32 {
    let (leftDegree, rightDegree) = (degrees[Int(left)], degrees[Int(right)])
    let degree =
      operation == .product ? leftDegree + rightDegree : max(leftDegree, rightDegree)
    return index(of: Instruction(operation, left, right), degree: degree)
  }

  /// 2x as x + x, which spares a multiplication.
  private mutating func double(_ operand: UInt32) -> UInt32 {
    combine(.sum, operand, operand)
  }

  private mutating func constant(_ value: Felt252) -> UInt32 {
    if let known = knownConstants[value] { return known }
    constants.append(value)
    let index = index(of: Instruction(.constant, UInt32(constants.count - 1)), degree: 0)
    knownConstants[value] = index
    return index
  }

  private mutating func cell(_ cell: Cell) -> UInt32 {
    if let known = knownCells[cell] { return known }
    cells.append(cell)
    let index = index(of: Instruction(.cell, UInt32(cells.count - 1)), degree: 1)
    knownCells[cell] = index
    return index
  }

  /// The index of an equal instruction, appended if there is none yet.
  private mutating func index(of instruction: Instruction, degree: Int) -> UInt32 {
    if let index = known[instruction] { return index }
    let index = UInt32(instructions.count)
    instructions.append(instruction)
    degrees.append(degree)
    known[instruction] = index
    return index
  }
}
