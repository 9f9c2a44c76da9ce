import StarkAlgebra
import TestSupport
import Testing

@Suite("The STARK curve")
struct StarkCurveTests {
  @Test("its order times the generator is the neutral element, and one less is the negative")
  func order() {
    let generator = StarkCurve.generator
    #expect(generator.isOnCurve)
    #expect(generator.multiplied(by: StarkCurve.order) == nil)
    let orderLessOne = StarkCurve.order.subtractingReportingOverflow(UInt256(1)).difference
    #expect(generator.multiplied(by: orderLessOne) == -generator)
    #expect(generator.multiplied(by: .zero) == nil)
  }

  @Test("affine and projective operations agree, exceptional cases included")
  func agreement() {
    let p = StarkCurve.generator
    let doubled = p.doubled()
    #expect(p + p == doubled)
    #expect(p + -p == nil)
    let tripled = doubled.flatMap { $0 + p }
    #expect(tripled == p.multiplied(by: UInt256(3)))
    #expect(tripled?.isOnCurve == true)

    var sum = XYZZPoint.neutral
    sum.add(p)
    #expect(sum.affine == p)
    sum.add(p)
    #expect(sum.affine == doubled)
    sum.add(p)
    #expect(sum.affine == tripled)
    if let tripled { sum.add(-tripled) }
    #expect(sum.isNeutral)
    #expect(sum.affine == nil)
    sum.double()
    #expect(sum.isNeutral)
  }

  @Test("doublings are what repeated affine doubling gives")
  func doublings() {
    let doublings = StarkCurve.doublings(of: StarkCurve.generator, count: 252)
    var expected: AffinePoint? = StarkCurve.generator
    for point in doublings {
      #expect(point == expected)
      expected = expected?.doubled()
    }
    #expect(doublings.count == 252)
    #expect(StarkCurve.doublings(of: StarkCurve.generator, count: 0).isEmpty)
  }
}
