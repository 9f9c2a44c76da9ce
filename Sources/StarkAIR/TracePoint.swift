import StarkAlgebra

/// A point z next to the trace domain of N = 2ⁿ rows, with the powers that row sets need.
struct TracePoint {
  /// z^(2ᵏ) for k = 0…n.
  private let powers: [Felt252]
  /// ω₂ₖ⁻¹ for k = 0…n, where ω_m generates the subgroup of order m.
  private let inverseRoots: [Felt252]

  /// The powers of `point`: about 3n multiplications.
  ///
  /// An inverse root needs no inversion: ω_M⁻¹ = ω_M^(M−1) = ω_M·ω_(M/2)⋯ω₂, the product of the
  /// roots of all smaller orders.
  init(_ point: Felt252, log2Length: Int, counts: inout OperationCounts) {
    var powers = [point]
    var inverseRoots: [Felt252] = [1]
    for log2Order in 1...log2Length {
      powers.append(powers[log2Order - 1].squared())
      let root = Felt252.rootOfUnity(log2Order: log2Order)
      inverseRoots.append(inverseRoots[log2Order - 1] * root)
    }
    counts.multiplications += 2 * log2Length
    self.powers = powers
    self.inverseRoots = inverseRoots
  }

  var log2Length: Int { powers.count - 1 }

  /// z itself.
  var point: Felt252 { powers[0] }

  /// z^(N/period), the coordinate in which a set of that period has a polynomial of low degree.
  func folded(log2Period: Int) -> Felt252 {
    powers[log2Length - log2Period]
  }

  /// g^(−step): no multiplication for a power of two.
  func inverseOfGenerator(toThe step: Int) -> Felt252 {
    var product = Felt252.one
    var first = true
    for bit in 0..<log2Length where step >> bit & 1 == 1 {
      product = first ? inverseRoots[log2Length - bit] : product * inverseRoots[log2Length - bit]
      first = false
    }
    return product
  }
}
