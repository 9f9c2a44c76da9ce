import Foundation
import StarkAlgebra
import TestSupport
import Testing

/// The inverse on elements with structure, whose limbs make runs of bits that uniform ones don't.
///
/// With `STARK_LONG_INVERSIONS` in the environment a million of them, and a million uniform ones.
@Suite("Inversion of structured elements")
struct Felt252InversionTests {
  private static let isLong =
    ProcessInfo.processInfo.environment["STARK_LONG_INVERSIONS"] != nil
  private static let familyCount = StructuredElements.allCases.count
  private static let countOfFamily = isLong ? 1_000_000 / familyCount : 20_000

  @Test("every integer below 2^16 has the inverse that GMP finds, and keeps all bounds")
  func shortIntegers() {
    expectInverses(of: StructuredElements.allShortIntegers)
  }

  @Test("so have elements of every family", arguments: StructuredElements.allCases)
  func families(family: StructuredElements) {
    expectInverses(of: family.elements(count: Felt252InversionTests.countOfFamily, seed: 1))
  }

  @Test("so have 100,000 integers of 32 and of 64 bits, with the product for GMP to look at")
  func wideIntegers() {
    for family in [StructuredElements.integersOf32Bits, .integersOf64Bits] {
      let wrong = family.elements(count: 100_000, seed: 2).filter { x in
        guard let inverse = x.inverse() else { return true }
        return GMPOracle.product(x.integer, inverse.integer) != UInt256(1)
      }
      #expect(wrong.isEmpty, "\(family): \(wrong.count) wrong, first \(wrong[0])")
    }
  }

  @Test("so have all quotients of integers below 200")
  func quotients() {
    let integers = (1..<UInt64(200)).map { Felt252($0) }
    let reciprocals = integers.compactMap { GMPOracle.inverse($0.integer) }.compactMap {
      Felt252($0)
    }
    #expect(reciprocals.count == integers.count)
    expectInverses(of: reciprocals.flatMap { reciprocal in integers.map { $0 * reciprocal } })
  }

  @Test("so have a million uniform elements", .enabled(if: isLong))
  func uniform() {
    var generator = SeededGenerator(seed: 3)
    expectInverses(of: (0..<1_000_000).map { _ in generator.nextFelt() })
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

  /// Compares with GMP, and looks at every bound of every step on the way.
  private func expectInverses(of elements: [Felt252]) {
    var wrong: [Felt252] = []
    let broken = RecordedBounds.broken {
      for x in elements {
        let inverse = x.inverse(checking: RecordedBounds.self)
        if inverse == nil || inverse != x.inverse()
          || inverse?.integer != GMPOracle.inverse(x.integer)
        {
          wrong.append(x)
        }
      }
    }
    #expect(!elements.isEmpty)
    #expect(wrong.isEmpty, "\(wrong.count) of \(elements.count) wrong")
    #expect(broken.isEmpty)
  }
}
