package import StarkAlgebra

/// Families of field elements with structure that uniform ones do not have.
///
/// Montgomery limbs of small and otherwise simple numbers hold long runs of zeros and ones: 2²⁵⁶
/// mod p is −31 in the lower limbs and 17·31 short of a power of two in the top one. What goes
/// wrong only after such a run is not found with uniform elements in any number.
package enum StructuredElements: String, CaseIterable, Sendable {
  case integersOf32Bits
  case integersOf64Bits
  case integersOf128Bits
  case quotients
  case multiplesOfPowersOfTwo
  case smallLimbs
  case negatives
  case runsOfBits

  /// All integers below 2¹⁶ but zero.
  package static var allShortIntegers: [Felt252] { (1..<UInt64(1) << 16).map { Felt252($0) } }

  /// `count` elements of the family, none of them zero, the same for the same seed.
  ///
  /// Quotients are computed by GMP, so that no element rests on the inversion that it may test.
  package func elements(count: Int, seed: UInt64) -> [Felt252] {
    var generator = SeededGenerator(seed: seed)
    var elements: [Felt252] = []
    elements.reserveCapacity(count)
    while elements.count < count {
      if let next = element(from: &generator), next != .zero { elements.append(next) }
    }
    return elements
  }

  private func element(from generator: inout SeededGenerator) -> Felt252? {
    switch self {
    case .integersOf32Bits:
      return Felt252(generator.next() >> 32)
    case .integersOf64Bits:
      return Felt252(generator.next())
    case .integersOf128Bits:
      return Felt252(UInt256(generator.next(), generator.next()))
    case .quotients:
      let dividend = UInt256(generator.next() >> 54)
      let divisor = UInt256(generator.next() >> 54)
      return GMPOracle.inverse(divisor)
        .flatMap { GMPOracle.product(dividend, $0) }
        .flatMap { Felt252($0) }
    case .multiplesOfPowersOfTwo:
      return Felt252(generator.next() >> 56) * Felt252(2).power(generator.next() >> 56)
    case .smallLimbs:
      let shift = generator.next() >> 58
      return Felt252(limbs: generator.next() >> shift, 0, 0, 0)
    case .negatives:
      return -Felt252(generator.next() >> (generator.next() >> 58))
    case .runsOfBits:
      return Felt252(cell: Bytes32(StructuredElements.runsOfBits(from: &generator)))
    }
  }

  /// An integer below 2²⁵² whose bits change only at a few random places.
  private static func runsOfBits(from generator: inout SeededGenerator) -> UInt256 {
    var integer = UInt256.zero
    for _ in 0...(generator.next() & 7) {
      integer = integer ^ UInt256(.max, .max, .max, .max).lowBits(Int(generator.next() % 253))
    }
    return integer
  }
}
