import StarkAlgebra

extension PeriodicColumns {
  /// The bits 2ʲ − 1 of the round constants of Keccak, the only ones that can be set, j = 0…6.
  ///
  /// Column j is in diluted form for the 16 instances of a block: bit 1 of every group of four is
  /// set if the bit is. The 24 rounds are filled up to 32 by the constants that would come next.
  static func keccakRoundKeys(period: Int) -> PeriodicColumns {
    PeriodicColumns(firstParameter: .keccakRoundKey0, period: period, values: keccakKeys)
  }

  private static let keccakKeys: [[Felt252]] = (0..<7).map { j in
    (0..<32).map { round in
      keccakConstantBit(7 * round + j) ? Felt252(0x2222_2222_2222_2222) : .zero
    }
  }

  /// Bit 2ʲ − 1 of round constant i for index = 7i + j: FIPS 202, §3.2.5.
  ///
  /// The constant term of xⁱⁿᵈᵉˣ modulo x⁸ + x⁶ + x⁵ + x⁴ + 1 over the field of two elements.
  private static func keccakConstantBit(_ index: Int) -> Bool {
    var register: UInt16 = 1
    for _ in 0..<index {
      register <<= 1
      if register >> 8 == 1 { register ^= 0x171 }
    }
    return register & 1 == 1
  }
}
