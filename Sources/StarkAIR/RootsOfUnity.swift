import StarkAlgebra

/// The roots of unity of all orders 2ᵏ, computed once: constants of the field.
enum RootsOfUnity {
  /// ω₂ₖ for k = 0…192; each is the square of the next.
  static let ofOrder: [Felt252] = {
    var roots = [Felt252.rootOfUnity(log2Order: Felt252.twoAdicity)]
    for _ in 0..<Felt252.twoAdicity { roots.append(roots[roots.count - 1].squared()) }
    return roots.reversed()
  }()

  /// ω₂ₖ⁻¹ for k = 0…192.
  ///
  /// No inversion is needed: ω_m⁻¹ = ω_m^(m − 1) = ω_m·ω_(m/2)⋯ω₂.
  static let inverseOfOrder: [Felt252] = {
    var inverses: [Felt252] = [1]
    for root in ofOrder.dropFirst() { inverses.append(inverses[inverses.count - 1] * root) }
    return inverses
  }()

  /// ω_period^exponent for a period of 2^`log2Period`: one multiplication a set bit of the exponent.
  static func power(log2Period: Int, exponent: Int) -> Felt252 {
    product(of: ofOrder, log2Period: log2Period, exponent: exponent)
  }

  /// ω_period^(−exponent) in the same way.
  static func inversePower(log2Period: Int, exponent: Int) -> Felt252 {
    product(of: inverseOfOrder, log2Period: log2Period, exponent: exponent)
  }

  /// ∏ roots[log2Period − bit] over the bits set in the exponent.
  private static func product(
    of roots: [Felt252],
    log2Period: Int,
    exponent: Int
  ) -> Felt252 {
    var product = Felt252.one
    for bit in 0..<log2Period where exponent >> bit & 1 == 1 {
      product = product * roots[log2Period - bit]
    }
    return product
  }
}
