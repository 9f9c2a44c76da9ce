import StarkAlgebra
import TestSupport
import Testing

@Suite("The STARK curve")
struct StarkCurveTests {
  private let generator = StarkCurve.generator

  @Test("its order times the generator is the neutral element, and one less is the negative")
  func order() {
    #expect(generator.isOnCurve)
    #expect(generator.multiplied(by: StarkCurve.order) == nil)
    let orderLessOne = StarkCurve.order.subtractingReportingOverflow(UInt256(1)).difference
    #expect(generator.multiplied(by: orderLessOne) == -generator)
    #expect(generator.multiplied(by: .zero) == nil)
    #expect(!AffinePoint(x: generator.x, y: generator.y + 1).isOnCurve)
  }

  @Test("addition commutes, associates and follows addition of scalars")
  func groupLaws() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<10 {
      let scalars = (0..<3).map { _ in random.nextUInt256() }
      let points = scalars.compactMap { generator.multiplied(by: $0) }
      try #require(points.count == 3)
      let (p, q, r) = (points[0], points[1], points[2])
      #expect(points.allSatisfy { $0.isOnCurve })
      let chord: AffinePoint? = p + q
      let sum = try #require(chord)
      #expect(sum == q + p)
      #expect(sum.isOnCurve)
      #expect((q + r).flatMap { p + $0 } == sum + r)
      let scalar = (Integer(scalars[0]) + Integer(scalars[1]))
        .reduced(modulo: Integer(StarkCurve.order))
      #expect(scalar.flatMap { UInt256($0) }.flatMap { generator.multiplied(by: $0) } == sum)
    }
  }

  @Test("affine and projective operations agree, exceptional cases included")
  func agreement() throws {
    let p = generator
    let doubled = p.doubled()
    #expect(p + p == doubled)
    #expect(p + -p == nil)
    let tripled = try #require(p.multiplied(by: UInt256(3)))
    #expect(doubled.flatMap { $0 + p } == tripled)

    var sum = XYZZPoint.neutral
    sum.add(p)
    #expect(sum.affine == p)
    sum.add(p)
    #expect(sum.affine == doubled)
    sum.add(p)
    #expect(sum.affine == tripled)
    sum.add(-tripled)
    #expect(sum.isNeutral)
    #expect(sum.affine == nil)
    sum.double()
    #expect(sum.isNeutral)
  }

  @Test("projective coordinates keep ZZ³ = ZZZ²")
  func invariant() {
    var point = XYZZPoint(generator)
    for _ in 0..<20 {
      point.double()
      point.add(generator)
      #expect(point.zz * point.zz.squared() == point.zzz.squared())
      #expect(point.affine?.isOnCurve == true)
    }
  }

  @Test("doublings are what repeated affine doubling gives", arguments: [0, 1, 5, 252])
  func doublings(count: Int) {
    let doublings = StarkCurve.doublings(of: generator, count: count)
    var expected: AffinePoint? = generator
    for point in doublings {
      #expect(point == expected)
      expected = expected?.doubled()
    }
    #expect(doublings.count == count)
  }

  @Test("a square root of x³ + αx + β recovers a point from its abscissa")
  func decompression() {
    let x = generator.x
    let root = ((x.squared() + StarkCurve.alpha) * x + StarkCurve.beta).squareRoot()
    #expect(root == generator.y || root == -generator.y)
  }
}
