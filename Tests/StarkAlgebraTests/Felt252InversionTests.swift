import StarkAlgebra
import TestSupport
import Testing

/// The inverse on elements with structure, whose limbs make runs of bits that uniform ones don't.
@Suite("Inversion of structured elements")
struct Felt252InversionTests {
  @Test("every integer below 2^16 has the inverse that GMP finds")
  func shortIntegers() {
    let wrong = (UInt64(1)..<65536).filter { integer in
      Felt252(integer).inverse()?.integer != GMPOracle.inverse(UInt256(integer))
    }
    #expect(wrong.isEmpty)
  }

  @Test("the numbers that an unbounded w inverted wrongly", arguments: [42, 54, 68, 70, 136, 1216])
  func formerlyWrong(integer: UInt64) {
    #expect(Felt252(integer).inverse().map { $0 * Felt252(integer) } == .one)
  }

  @Test("a number that is not coprime to p ends the process instead of having an inverse")
  func notCoprime() async {
    // Limbs that spell p: no element has them, and their greatest common divisor with p is p.
    await #expect(processExitsWith: .failure) {
      _ = Felt252(limbs: 1, 0, 0, Felt252.modulus.w3).inverse()
    }
  }
}
