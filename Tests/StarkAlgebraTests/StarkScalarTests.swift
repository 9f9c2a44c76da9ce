import StarkAlgebra
import TestSupport
import Testing

@Suite("Scalars modulo the curve order")
struct StarkScalarTests {
  private let order = Integer(StarkCurve.order)

  /// 0, 1, 2, the three before the order, and edge values below it.
  private var edges: [UInt256] {
    let top = (1...3).compactMap { UInt256(order - Integer($0)) }
    return top + EdgeValues.integers.filter { $0 < StarkCurve.order }
  }

  @Test("form a field")
  func laws() {
    var generator = SeededGenerator(seed: 1)
    let scalars = edges.shuffled(using: &generator).prefix(30).compactMap { StarkScalar($0) }
    #expect(scalars.count == 30)
    #expect(FieldLaws.violations(in: [.zero, .one, -.one] + scalars).isEmpty)
  }

  @Test("are computed as GMP computes them")
  func oracle() throws {
    for x in edges {
      let scalar = try #require(StarkScalar(x))
      #expect(scalar.integer == x)
      #expect(
        scalar.inverse().map { Integer($0.integer) } == Integer(x).inverse(modulo: order)
      )
      for y in edges {
        let other = try #require(StarkScalar(y))
        let product = (Integer(x) * Integer(y)).reduced(modulo: order)
        #expect(Integer((scalar * other).integer) == product)
        let sum = (Integer(x) + Integer(y)).reduced(modulo: order)
        #expect(Integer((scalar + other).integer) == sum)
        let difference = (Integer(x) - Integer(y)).reduced(modulo: order)
        #expect(Integer((scalar - other).integer) == difference)
      }
    }
  }

  @Test("are below the order")
  func range() {
    #expect(StarkScalar(StarkCurve.order) == nil)
    #expect(StarkScalar(UInt256(.max, .max, .max, .max)) == nil)
  }
}
