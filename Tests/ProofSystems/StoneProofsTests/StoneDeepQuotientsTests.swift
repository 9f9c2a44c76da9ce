import StarkAIR
import StarkAlgebra
import StoneProofs
import TestSupport
import Testing

@Suite("The DEEP quotient")
struct StoneDeepQuotientsTests {
  private static let mask = [
    Cell(column: 0, row: 0), Cell(column: 0, row: 1), Cell(column: 1, row: 1),
    Cell(column: 1, row: 70),
  ]
  private static let columnCount = 2
  private static let generator = Felt252.rootOfUnity(log2Order: 10)

  private let values: [Felt252]
  private let coefficient: Felt252
  private let point: Felt252
  private let cells: [Felt252]
  private let queried: [Felt252]

  init() {
    var random = SeededGenerator(seed: 71)
    values = (0..<Self.mask.count + 2).map { _ in random.nextFelt() }
    coefficient = random.nextFelt()
    point = random.nextFelt()
    queried = (0..<3).map { _ in random.nextFelt() }
    cells = (0..<3 * (Self.columnCount + 2)).map { _ in random.nextFelt() }
  }

  private func quotients(at points: [Felt252]) throws -> [Felt252] {
    var counts = OperationCounts()
    let deep = StoneDeepQuotients(
      mask: Self.mask,
      columnCount: Self.columnCount,
      values: values,
      coefficient: coefficient,
      point: point,
      generator: Self.generator,
      counts: &counts
    )
    return try deep.evaluate(at: points, cells: cells, counts: &counts)
  }

  @Test("is the sum of its definition, term by term")
  func definition() throws {
    let found = try quotients(at: queried)
    for (index, x) in queried.enumerated() {
      let row = Array(cells[index * 4..<(index + 1) * 4])
      var expected = Felt252.zero
      var power = Felt252.one
      for (cell, value) in zip(Self.mask, values) {
        let denominator = x - point * Self.generator.power(UInt64(cell.row))
        let inverse = try #require(denominator.inverse())
        expected += power * (row[cell.column] - value) * inverse
        power *= coefficient
      }
      for part in 0..<2 {
        let inverse = try #require((x - point.squared()).inverse())
        expected += power * (row[2 + part] - values[Self.mask.count + part]) * inverse
        power *= coefficient
      }
      #expect(found[index] == expected)
    }
  }

  @Test("is refused at every point where values were claimed", arguments: [0, 1, 70, -1])
  func poles(row: Int) {
    let pole = row < 0 ? point.squared() : point * Self.generator.power(UInt64(row))
    #expect(throws: StoneRejection.queryOnOutOfDomainPoint) {
      try quotients(at: [queried[0], pole, queried[2]])
    }
  }
}
