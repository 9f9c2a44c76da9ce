/// Bounds that rest on a conjecture about how far Reed–Solomon codes behave like random ones.
///
/// They speak of the argument alone; how hard the hash is to collide stands beside them.
package enum ConjecturedSoundness {
  /// q·b + w: what Stone, the Solidity verifier and the Cairo verifier call security bits.
  ///
  /// It is the conjecture of "ethSTARK Documentation" (ePrint 2021/582) in its simplest form, that
  /// one query misses a cheat with probability ρ at most. The conjecture was refuted as stated in
  /// 2025 (ePrint 2025/2010, 2025/2046); the number is what deployed
  /// verifiers compare, not what is known.
  package static func stoneFormula(_ parameters: SoundnessParameters) -> [SoundnessTerm] {
    let queries = Double(parameters.queryCount) * Double(parameters.log2Blowup)
    return [SoundnessTerm(.queries, bits: queries + Double(parameters.proofOfWorkBits))]
  }

  /// The successor of that conjecture: a cheat does no better than a random word.
  ///
  /// A random word agrees with the code on about ρ + η of the domain,
  ///
  ///     η = ρ·log₂(e/ρ) / log₂ |F|        (ePrint 2025/2010, §1.5)
  ///     queries  w − q·log₂(ρ + η)
  ///
  /// and the folds are counted as in unique decoding, since the conjecture removes the list of
  /// codewords and not the challenges that are exceptional for one word (as in Plonky3's
  /// estimate).
  package static func randomWords(_ parameters: SoundnessParameters) -> [SoundnessTerm] {
    let rate = parameters.rate
    let slack = rate * binaryLogarithm(eulersNumber / rate) / parameters.fieldBits
    let bits =
      Double(parameters.proofOfWorkBits)
      - Double(parameters.queryCount) * binaryLogarithm(rate + slack)
    let queries = SoundnessTerm(.queries, bits: rate + slack < 1 ? bits : 0)
    return [queries] + ProvenSoundness.commitRounds(.unique, parameters)
  }

  private static let eulersNumber = 2.718_281_828_459_045
}
