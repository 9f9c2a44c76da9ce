import StarkAlgebra
import TestSupport
import Testing

@Suite("Multiples of points known by their abscissas")
struct ProjectiveAbscissaTests {
  /// Scalars that are small, near the order, near a power of two, and random.
  ///
  /// Among them is n − 30, whose last addition is of −15·P to (n − 15)·P, a doubling.
  private var scalars: [StarkScalar] {
    var generator = SeededGenerator(seed: 1)
    let powers = [4, 5, 6, 64, 128, 246, 251].map { StarkScalar(2).power(UInt64($0)) }
    let random = (0..<20).map { _ in
      StarkScalar(generator.next()) * StarkScalar(generator.next()).squared()
        * StarkScalar(generator.next())
    }
    let small = (1...40).map { StarkScalar($0) }
    return small + small.map { -$0 } + powers + powers.map { $0 - .one } + random
  }

  @Test("a multiple of the generator is what double and add gives")
  func generator() {
    for scalar in scalars {
      let expected = StarkCurve.generator.multiplied(by: scalar.integer)
      #expect(GeneratorMultiples.multiple(by: scalar).affine == expected)
    }
    #expect(GeneratorMultiples.multiple(by: .zero).isNeutral)
  }

  @Test("sums and differences of multiples are recognised, and nothing else")
  func sums() throws {
    let base = try #require(StarkCurve.generator.multiplied(by: UInt256(12345)))
    let fixed = try #require(StarkScalar(UInt256(987_654_321, 5)))
    let ofGenerator = ProjectiveAbscissa(GeneratorMultiples.multiple(by: fixed))
    let left = try #require(StarkCurve.generator.multiplied(by: fixed.integer))
    for scalar in scalars {
      let abscissa = try #require(ProjectiveAbscissa(of: scalar, timesPointAt: base.x))
      let right = try #require(base.multiplied(by: scalar.integer))
      let sum = try #require(left + right as AffinePoint?)
      let difference = try #require(left + -right as AffinePoint?)
      for point in [sum, difference] {
        #expect(ofGenerator.sumOrDifference(with: abscissa, isAt: point.x))
        #expect(abscissa.sumOrDifference(with: ofGenerator, isAt: point.x))
        #expect(!ofGenerator.sumOrDifference(with: abscissa, isAt: point.x + 1))
      }
    }
  }

  @Test("a point and itself have one sum, a point and the neutral element too")
  func coincidences() throws {
    let point = try #require(StarkCurve.generator.multiplied(by: UInt256(77)))
    let doubled = try #require(point.doubled())
    let abscissa = ProjectiveAbscissa(XYZZPoint(point))
    #expect(abscissa.sumOrDifference(with: abscissa, isAt: doubled.x))
    #expect(!abscissa.sumOrDifference(with: abscissa, isAt: point.x))
    #expect(!abscissa.sumOrDifference(with: abscissa, isAt: .zero))
    let neutral = try #require(ProjectiveAbscissa(of: .zero, timesPointAt: point.x))
    #expect(abscissa.sumOrDifference(with: neutral, isAt: point.x))
    #expect(!abscissa.sumOrDifference(with: neutral, isAt: doubled.x))
  }

  @Test("an abscissa of no point has no multiples")
  func offCurve() {
    var withPoint = 0
    for integer in 0..<40 {
      let x = Felt252(UInt64(integer))
      let root = ((x.squared() + StarkCurve.alpha) * x + StarkCurve.beta).squareRoot()
      #expect((ProjectiveAbscissa(of: .one, timesPointAt: x) == nil) == (root == nil))
      withPoint += root == nil ? 0 : 1
    }
    #expect((1..<40).contains(withPoint))
  }
}
