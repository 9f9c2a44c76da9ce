import StarkAlgebra

/// Flattens expression trees to one list of instructions in which equal subtrees occur once.
struct ExpressionFlattening {
  private var table = InstructionTable()
  private(set) var constants: [Felt252] = []
  /// The total degree of every instruction in cells and periodic columns.
  private var degrees: [Int] = []
  private let periodicParameters: Range<Int>

  /// Starts with nothing flattened; `periodicParameters` are those that depend on the row.
  init(periodicParameters: Range<Int>) {
    self.periodicParameters = periodicParameters
  }

  /// All instructions; operands precede their users.
  var instructions: [Instruction] { table.instructions }

  /// The different cells in the order in which they were met.
  var cells: [Cell] {
    instructions.compactMap { $0.operation == .cell ? Cell(column: $0.left, row: $0.right) : nil }
  }

  /// The degree d of instruction `index`: as a polynomial in the row it is of degree ≤ d·(N − 1).
  func degree(of index: Int) -> Int { degrees[index] }

  /// The index of the instruction that computes `expression`.
  mutating func flatten(_ expression: Expression) -> Int {
    switch expression {
    case .constant(let value):
      return append(Instruction(.constant, entry(of: value)), degree: 0)
    case .cell(let cell):
      return append(Instruction(cell), degree: 1)
    case .parameter(let parameter):
      let isPeriodic = periodicParameters.contains(parameter.index)
      return append(Instruction(.parameter, parameter.index), degree: isPeriodic ? 1 : 0)
    case .sum(let left, let right):
      return combine(.sum, flatten(left), flatten(right))
    case .difference(let left, let right):
      return combine(.difference, flatten(left), flatten(right))
    case .product(let left, let right):
      let (left, right) = (flatten(left), flatten(right))
      // x + x spares the multiplication of 2·x.
      if isTwo(left) { return combine(.sum, right, right) }
      if isTwo(right) { return combine(.sum, left, left) }
      return combine(.product, left, right)
    }
  }

  private mutating func combine(
    _ operation: Instruction.Operation,
    _ left: Int,
    _ right: Int
  ) -> Int {
    let (leftDegree, rightDegree) = (degrees[left], degrees[right])
    let degree = operation == .product ? leftDegree + rightDegree : max(leftDegree, rightDegree)
    return append(Instruction(operation, left, right), degree: degree)
  }

  private mutating func append(_ instruction: Instruction, degree: Int) -> Int {
    let (index, isNew) = table.index(of: instruction)
    if isNew { degrees.append(degree) }
    return index
  }

  /// The entry of `value` in the table of constants, of which there are a few dozen.
  private mutating func entry(of value: Felt252) -> Int {
    if let entry = constants.firstIndex(of: value) { return entry }
    constants.append(value)
    return constants.count - 1
  }

  private func isTwo(_ index: Int) -> Bool {
    let instruction = instructions[index]
    return instruction.operation == .constant && constants[instruction.left] == .one.doubled
  }
}
