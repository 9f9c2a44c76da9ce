import StarkAlgebra
import TestSupport
import Testing

@Suite("Polynomials over two-adic subgroups")
struct InterpolationTests {
  @Test("interpolation evaluates the polynomial that has the values", arguments: 0...9)
  func interpolation(log2Size: Int) {
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
  }
}
