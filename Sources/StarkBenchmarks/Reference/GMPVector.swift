package import StarkAlgebra

/// Elements of the STARK field over GMP's low-level functions: the code one would write with GMP.
///
/// Four limbs an element in Montgomery form with R = 2²⁵⁶, canonical: the limbs of `Felt252`.
package struct GMPVector: Equatable, Sendable {
  var limbs: [UInt]

  package init(_ elements: [Felt252]) {
    limbs = elements.flatMap(\.limbs)
  }

  /// The elements.
  package var elements: [Felt252] {
    (0..<limbs.count / 4).map { element(at: 4 * $0) }
  }

  private func element(at offset: Int) -> Felt252 {
    let words = limbs[offset..<offset + 4].map { UInt64($0) }
    return Felt252(limbs: words[0], words[1], words[2], words[3])
  }

  /// A word that depends on all elements.
  var checksum: UInt64 {
    var checksum: UInt64 = 0
    for limb in limbs { checksum ^= UInt64(limb) }
    return checksum
  }

  /// The limb of p = 1 + topLimb·2¹⁹² above 2¹⁹².
  static let topLimb: UInt = 0x0800_0000_0000_0011
  static let modulus: [UInt] = [1, 0, 0, topLimb]
  /// R³ mod p: a Montgomery product with it turns (x·R)⁻¹ into x⁻¹·R.
  static let radixCubed: [UInt] = Felt252(1 << 32).power(8).squared().limbs
}

extension Felt252 {
  fileprivate var limbs: [UInt] { [UInt(l0), UInt(l1), UInt(l2), UInt(l3)] }
}
