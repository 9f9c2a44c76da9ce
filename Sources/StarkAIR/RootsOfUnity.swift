import StarkAlgebra

/// Powers of roots of unity whose order is a power of two.
enum RootsOfUnity {
  /// ω_period^exponent for a period of 2^`log2Period`: one multiplication a set bit of the
  /// exponent.
  static func power(log2Period: Int, exponent: Int) -> Felt252 {
    var product = Felt252.one
    for bit in 0..<log2Period where exponent >> bit & 1 == 1 {
      product = product * Felt252.rootOfUnity(log2Order: log2Period - bit)
    }
    return product
  }

  /// ω_period^(−exponent) in the same way.
  static func inversePower(log2Period: Int, exponent: Int) -> Felt252 {
    var product = Felt252.one
    for bit in 0..<log2Period where exponent >> bit & 1 == 1 {
      product = product * inverseOfOrder[log2Period - bit]
    }
    return product
  }

  /// ω₂ₖ⁻¹ for k = 0…192, computed once.
  ///
  /// No inversion is needed: ω_m⁻¹ = ω_m^(m − 1) = ω_m·ω_(m/2)⋯ω₂.
  private static let inverseOfOrder: [Felt252] = {
    var inverses: [Felt252] = [1]
    for log2Order in 1...Felt252.twoAdicity {
      let root = Felt252.rootOfUnity(log2Order: log2Order)
      inverses.append(inverses[log2Order - 1] * root)
    }
    return inverses
  }()
}
