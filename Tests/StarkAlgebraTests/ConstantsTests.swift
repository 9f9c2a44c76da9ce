import StarkAlgebra
import TestSupport
import Testing

/// Recomputes the constants of the field and the curve from their definitions.
@Suite("Constants of the algebra")
struct ConstantsTests {
  private let p = GMPOracle.modulus

  @Test("the modulus is the prime 2²⁵¹ + 17·2¹⁹² + 1 and 3 generates its group")
  func modulus() {
    #expect(Integer(Felt252.modulus) == p)
    #expect(p.isProbablePrime)
    // p − 1 = 2¹⁹²·5·7·98714381·166848103; 3 is no power of any of these primes.
    let primes: [Integer] = [2, 5, 7, 98_714_381, 166_848_103]
    let oddPart = primes.dropFirst().reduce(Integer(1), *)
    #expect(oddPart << 192 == p - 1)
    for prime in primes {
      #expect(prime.isProbablePrime)
      let exponent = (p - 1).dividedFlooring(by: prime)?.quotient ?? 0
      #expect(Integer(3).power(exponent, modulo: p) != 1)
    }
    #expect(Felt252.twoAdicity == 192)
  }

  @Test("one and one half have the Montgomery forms they should")
  func montgomeryForms() {
    #expect(Felt252.one.cell.integer == GMPOracle.montgomeryForm(UInt256(1)))
    #expect(Felt252.one.integer == UInt256(1))
    #expect(Integer(Felt252.half.integer) * 2 == p + 1)
    let root = Felt252.rootOfUnity(log2Order: 5)
    #expect(Integer(root.integer) == Integer(3).power((p - 1) >> 5, modulo: p))
  }

  @Test(
    "the curve has the order it states: a prime that kills the generator, by Hasse the only one"
  )
  func curveOrder() {
    let order = Integer(StarkCurve.order)
    #expect(order.isProbablePrime)
    #expect(StarkCurve.generator.multiplied(by: StarkCurve.order) == nil)
    // |#E − (p + 1)| ≤ 2√p, and no second multiple of the order lies that close.
    let distance = (order - p - 1).magnitude
    #expect(distance * distance <= 4 * p)
    #expect(StarkCurve.alpha == .one)
  }
}
