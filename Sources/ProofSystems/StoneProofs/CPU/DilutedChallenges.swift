import StarkAlgebra

/// The challenges of the accumulation c ← c·(1 + z·d) + α·d² over the diluted numbers.
struct DilutedChallenges {
  let z: Felt252
  let alpha: Felt252

  /// The value accumulated over all 2¹⁶ diluted numbers in ascending order, from c = 1.
  ///
  /// The steps of k + 1 bits are those of k bits, one step x across, and those of k bits again.
  /// A list of steps acts on c as c ↦ p·c + α·q. Doubling (p, q) with the step x between gives
  ///
  ///     p' = p·(1 + z·x)·p,    q' = q·(1 + z·x)·p + x²·p + q
  ///
  /// For spacing 4 the step into the half with bit k is x = 2^(4k) − Σ_{i<k} 2^(4i), which obeys
  /// x ← x + (2⁴ − 2)·2^(4(k−1)). Source: Stone, diluted_check.
  func finalValue(counts: inout OperationCounts) -> Felt252 {
    let bitCount = 16
    var step = Felt252.one
    var stepGrowth: Felt252 = 14
    var p = Felt252.one + z
    var q = Felt252.one
    for _ in 1..<bitCount {
      step += stepGrowth
      stepGrowth *= 16
      let stepTimesP = step * p
      let second = p + z * stepTimesP
      q = q * second + step * stepTimesP + q
      p = p * second
    }
    counts.multiplications += 6 * (bitCount - 1) + 1
    return p + q * alpha
  }
}
