import StarkAlgebra
import TestSupport
import Testing

@Suite("Polynomials over two-adic subgroups")
struct InterpolationTests {
  @Test("interpolation evaluates the polynomials that have the values", arguments: 0...9)
  func polynomials(log2Size: Int) {
    var generator = SeededGenerator(seed: UInt64(log2Size))
    let subgroup = Coset<Felt252>(log2Size: log2Size)
    let polynomials = (0..<3).map { _ in (0..<subgroup.size).map { _ in generator.nextFelt() } }
    let columns = polynomials.map { polynomial in
      (0..<subgroup.size).map { Felt252.evaluate(polynomial, at: subgroup.element($0)) }
    }
    var counts = OperationCounts()
    for point in [generator.nextFelt(), .zero, .one, subgroup.generator] {
      #expect(
        Felt252.interpolate(columns: columns, at: point, counts: &counts)
          == polynomials.map { Felt252.evaluate($0, at: point) }
      )
    }
    #expect(counts.multiplications == 4 * 4 * subgroup.size)
    #expect(counts.inversions == 0)
  }

  @Test("interpolation is Lagrange's formula, at every point of a small field", arguments: 0...5)
  func lagrange(log2Size: Int) {
    var generator = SeededGenerator(seed: UInt64(log2Size))
    let subgroup = Coset<TinyField>(log2Size: log2Size)
    let values = (0..<subgroup.size).map { _ in TinyField(generator.next()) }
    let points = (0..<subgroup.size).map { subgroup.element($0) }
    var counts = OperationCounts()
    for y in TinyField.all {
      #expect(
        TinyField.interpolate(values, at: y, counts: &counts)
          == lagrange(values, over: points, at: y)
      )
    }
  }

  @Test("no columns have no values, and no coefficients the value zero")
  func empty() {
    var counts = OperationCounts()
    #expect(Felt252.interpolate(columns: [], at: 3, counts: &counts).isEmpty)
    #expect(Felt252.evaluate([], at: 3) == .zero)
    #expect(Felt252.evaluate([7], at: 0) == 7)
  }

  /// Σⱼ valuesⱼ·Πᵢ≠ⱼ (y − pointsᵢ)/(pointsⱼ − pointsᵢ).
  private func lagrange(
    _ values: [TinyField],
    over points: [TinyField],
    at y: TinyField
  ) -> TinyField? {
    var sum = TinyField.zero
    for (j, value) in values.enumerated() {
      var term = value
      for (i, point) in points.enumerated() where i != j {
        guard let inverse = (points[j] - point).inverse() else { return nil }
        term *= (y - point) * inverse
      }
      sum += term
    }
    return sum
  }
}
