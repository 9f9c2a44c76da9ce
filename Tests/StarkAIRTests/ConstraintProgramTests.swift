import StarkAIR
import StarkAlgebra
import TestSupport
import Testing

@Suite("A constraint program")
struct ConstraintProgramTests {
  private let log2TraceLength = 8
  private var generator = SeededGenerator(seed: 42)

  /// Row g^row of the trace domain.
  private func row(_ row: Int) -> Felt252 {
    Felt252.rootOfUnity(log2Order: log2TraceLength).power(UInt64(row))
  }

  /// The rows of a set, listed one by one.
  private func rows(_ set: RowSet) -> [Int] {
    let length = 1 << log2TraceLength
    return switch set {
    case .first: [0]
    case .last(let step): [length - step]
    case .every(let period, let offsets):
      stride(from: 0, to: length, by: period).flatMap { start in offsets.map { start + $0 } }
    }
  }

  /// ∏ (z − g^row) over all rows of a set.
  private func vanishing(_ set: RowSet, at point: Felt252) -> Felt252 {
    rows(set).reduce(.one) { $0 * (point - row($1)) }
  }

  /// The value of an expression, straight from the tree.
  private func value(
    _ expression: Expression,
    cells: [Cell: Felt252],
    parameters: [Felt252]
  ) -> Felt252 {
    func value(_ expression: Expression) -> Felt252 {
      switch expression {
      case .constant(let constant): constant
      case .cell(let cell): cells[cell] ?? .zero
      case .parameter(let parameter): parameters[parameter.index]
      case .sum(let a, let b): value(a) + value(b)
      case .difference(let a, let b): value(a) - value(b)
      case .product(let a, let b): value(a) * value(b)
      }
    }
    return value(expression)
  }

  private mutating func randomExpression(depth: Int) -> Expression {
    guard depth > 0 else {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: return 2
      case 1: return .constant(generator.nextFelt())
      case 2: return .parameter(Parameter(index: Int.random(in: 0..<3, using: &generator)))
      default:
        let column = Int.random(in: 0..<3, using: &generator)
        let row = Int.random(in: 0..<5, using: &generator)
        return .cell(Cell(column: column, row: row))
      }
    }
    let left = randomExpression(depth: depth - 1)
    let right = randomExpression(depth: Int.random(in: 0..<depth, using: &generator))
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return left + right
    case 1: return left - right
    default: return left * right
    }
  }

  private static let domains = [
    ConstraintDomain(.every(1)),
    ConstraintDomain(.every(4), except: .last(step: 4)),
    ConstraintDomain(.first),
    ConstraintDomain(.last(step: 12)),
    ConstraintDomain(.every(16, offsets: [0, 1, 2, 3, 8, 9, 10, 11])),
    ConstraintDomain(.every(16, offsets: [0, 1, 2, 3])),
    ConstraintDomain(.every(16, offsets: [8, 9, 10, 11])),
    ConstraintDomain(.every(64, offsets: [5, 7, 9, 30, 31, 63])),
    ConstraintDomain(.every(8), except: .every(64, offsets: [48, 56]), .first),
    ConstraintDomain(.every(1), except: .every(16, offsets: [0, 1, 8, 9, 10, 11])),
    ConstraintDomain(.every(16, offsets: [0, 1, 2, 3, 4, 5, 12, 13])),
  ]

  @Test("computes the sum that defines the composition")
  mutating func composition() throws {
    for _ in 0..<20 {
      var index = 0
      var constraints: [(index: Int, constraint: Constraint)] = []
      for domain in Self.domains + Self.domains {
        let expression = randomExpression(depth: 4)
        constraints.append((index, Constraint("c\(index)", on: domain, expression)))
        index += Int.random(in: 1..<4, using: &generator)
      }
      let program = ConstraintProgram(constraints)
      let values = program.mask.map { _ in generator.nextFelt() }
      let cells = Dictionary(uniqueKeysWithValues: zip(program.mask, values))
      let parameters = (0..<3).map { _ in generator.nextFelt() }
      let point = generator.nextFelt()
      let challenge = generator.nextFelt()

      var expected = Felt252.zero
      for (index, constraint) in constraints {
        let domain = constraint.domain
        let denominator = try #require(vanishing(domain.rows, at: point).inverse())
        let numerator = domain.excluded.reduce(.one) { $0 * vanishing($1, at: point) }
        let value = value(constraint.value, cells: cells, parameters: parameters)
        expected += challenge.power(UInt64(index)) * value * numerator * denominator
      }
      var counts = OperationCounts()
      let composition = try program.composition(
        at: point,
        log2TraceLength: log2TraceLength,
        cells: values,
        parameters: parameters,
        challenge: challenge,
        counts: &counts
      )
      #expect(composition == expected)
      #expect(counts.inversions == 1)
    }
  }

  @Test("rejects every row of every domain, and names a constraint on it")
  func pointOnDomain() {
    for (number, domain) in Self.domains.enumerated() {
      let constraint = Constraint("on \(number)", on: domain, 1)
      let program = ConstraintProgram([(0, constraint)])
      for row in 0..<1 << log2TraceLength {
        var counts = OperationCounts()
        func composition() throws(CompositionRejection) -> Felt252 {
          try program.composition(
            at: self.row(row),
            log2TraceLength: log2TraceLength,
            cells: [],
            parameters: [],
            challenge: 1,
            counts: &counts
          )
        }
        if rows(domain.rows).contains(row) {
          let rejection = CompositionRejection.pointOnDomain(constraint: "on \(number)")
          #expect(throws: rejection) { try composition() }
        } else {
          #expect(throws: Never.self) { try composition() }
        }
      }
    }
  }

  @Test("sorts the cells it uses by column and row")
  func derivedMask() {
    let column = VirtualColumn(column: 1, step: 4, offset: 2)
    let other = VirtualColumn(column: 0, step: 1, offset: 0)
    let value = column[1] * other[3] + column[0] - column[1] - other[0]
    let program = ConstraintProgram([(0, Constraint("c", on: ConstraintDomain(.first), value))])
    #expect(
      program.mask == [
        Cell(column: 0, row: 0), Cell(column: 0, row: 3),
        Cell(column: 1, row: 2), Cell(column: 1, row: 6),
      ]
    )
  }

  @Test("takes a mask with unused and repeated cells, and rejects two values for one cell")
  func explicitMask() throws {
    let cell = Cell(column: 0, row: 1)
    let constraint = Constraint("c", on: ConstraintDomain(.first), .cell(cell))
    let mask = [Cell(column: 5, row: 0), cell, Cell(column: 7, row: 9), cell]
    let program = ConstraintProgram([(0, constraint)], mask: mask)
    #expect(program.mask == mask)
    func composition(_ values: [Felt252]) throws(CompositionRejection) -> Felt252 {
      var counts = OperationCounts()
      return try program.composition(
        at: 3,
        log2TraceLength: 4,
        cells: values,
        parameters: [],
        challenge: 1,
        counts: &counts
      )
    }
    #expect(try composition([8, 6, 9, 6]) == 3)
    #expect(throws: CompositionRejection.conflictingValues(cell)) {
      try composition([8, 6, 9, 7])
    }
  }

  @Test("counts the degree in cells and periodic columns")
  func degree() {
    let cell = Expression.cell(Cell(column: 0, row: 0))
    let challenge = Expression.parameter(Parameter(index: 0))
    let periodic = Expression.parameter(Parameter(index: 1))
    func degree(_ value: Expression) -> Int {
      let constraint = Constraint("c", on: ConstraintDomain(.first), value)
      return ConstraintProgram([(0, constraint)], periodicParameters: 1..<2).maximumDegree
    }
    #expect(degree(7 * challenge) == 0)
    #expect(degree(cell * challenge * challenge) == 1)
    #expect(degree(cell + periodic * periodic) == 2)
    #expect(degree(2 * (cell * cell - 1) * periodic + cell) == 3)
  }

  @Test("computes equal parts once and doubles by adding")
  func sharing() throws {
    let cell = Expression.cell(Cell(column: 0, row: 0))
    let square = cell * cell
    let constraints = (0..<10).map { index in
      (index, Constraint("c", on: ConstraintDomain(.first), 2 * square + square * square * 2))
    }
    let program = ConstraintProgram(constraints)
    var counts = OperationCounts()
    let values = program.constraintValues(cells: [3], parameters: [], counts: &counts)
    #expect(values == Array(repeating: 180, count: 10))
    #expect(counts.multiplications == 2)
  }

  @Test("asks for traces that are multiples of the largest period")
  func largestPeriod() {
    let constraints = Self.domains.enumerated().map { index, domain in
      (index, Constraint("c", on: domain, 1))
    }
    #expect(ConstraintProgram(constraints).largestPeriod == 64)
  }
}
