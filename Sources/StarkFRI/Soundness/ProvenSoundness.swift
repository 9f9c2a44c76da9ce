/// Bounds that are theorems: round-by-round soundness of DEEP-ALI over FRI.
///
/// A proof is as strong as its weakest round. Formulas as in Block, Garreta, Katz, Thaler, Tiwari,
/// Zając (ePrint 2023/1071), "A summary on the FRI low degree test" (ePrint 2022/1216, Theorem 8)
/// and Ethereum's soundcalc, with the proximity gaps of ePrint 2025/2055.
package enum ProvenSoundness {
  /// The terms within the unique-decoding radius.
  package static func uniqueDecoding(_ parameters: SoundnessParameters) -> [SoundnessTerm] {
    terms(.unique, parameters)
  }

  /// The terms below the Johnson bound, at the multiplicity that makes the weakest one strongest.
  package static func johnson(_ parameters: SoundnessParameters) -> [SoundnessTerm] {
    terms(.johnson(multiplicity: bestMultiplicity(parameters)), parameters)
  }

  /// The multiplicities searched: the theorem needs m ≥ 3, and from 1000 on no table moves.
  package static let multiplicities = 3...1000

  /// The terms below the Johnson bound at one multiplicity, for comparison with the best.
  package static func johnson(
    _ parameters: SoundnessParameters,
    multiplicity: Int
  ) -> [SoundnessTerm] {
    terms(.johnson(multiplicity: multiplicity), parameters)
  }

  /// The multiplicity m that maximises the weakest term.
  ///
  /// A greater m brings the radius nearer to the Johnson bound, which only the query term gains
  /// from; every other term loses. So the maximum lies where the two cross, and bisection finds it.
  private static func bestMultiplicity(_ parameters: SoundnessParameters) -> Int {
    func queriesBind(_ multiplicity: Int) -> Bool {
      let radius = DecodingRadius.johnson(multiplicity: multiplicity)
      let others = otherTerms(radius, parameters).reduce(.infinity) { min($0, $1.bits) }
      return queryTerm(radius, parameters).bits < others
    }
    var low = multiplicities.lowerBound
    var high = multiplicities.upperBound
    while low < high {
      let middle = (low + high) / 2
      if queriesBind(middle) { low = middle + 1 } else { high = middle }
    }
    // `low` is the first m at which the queries no longer bind; its neighbour may still be better.
    let candidates = [max(low - 1, multiplicities.lowerBound), low]
    let weakest = candidates.map { multiplicity in
      terms(.johnson(multiplicity: multiplicity), parameters)
        .reduce(.infinity) { min($0, $1.bits) }
    }
    return weakest[0] > weakest[1] ? candidates[0] : candidates[1]
  }

  private static func terms(
    _ radius: DecodingRadius,
    _ parameters: SoundnessParameters
  ) -> [SoundnessTerm] {
    [queryTerm(radius, parameters)] + otherTerms(radius, parameters) + [
      SoundnessTerm(.hashCollision, bits: Double(parameters.collisionBits))
    ]
  }

  /// w − q·log₂ α, or nothing if α·n does not exceed T + o.
  ///
  /// The condition is what quotients at several points need (ePrint 2022/1216, §4.1.3); it fails
  /// for tiny traces only.
  private static func queryTerm(
    _ radius: DecodingRadius,
    _ parameters: SoundnessParameters
  ) -> SoundnessTerm {
    let agreement = radius.agreement(parameters)
    let openings = Double(parameters.openingsPerColumn)
    guard
      agreement < 1,
      agreement * parameters.domainSize > parameters.traceLength + openings
    else { return SoundnessTerm(.queries, bits: 0) }
    let bits =
      Double(parameters.proofOfWorkBits)
      - Double(parameters.queryCount) * binaryLogarithm(agreement)
    return SoundnessTerm(.queries, bits: bits)
  }

  /// Everything but the queries and the hash.
  ///
  ///     batching        ε(T)·(N − 1)
  ///     commit round i  ε(kᵢ)·(2^sᵢ − 1)
  ///     ALI             L·C / |F|
  ///     DEEP            L·(d·(T + o − 1) + T − 1) / (|F| − T − n)
  private static func otherTerms(
    _ radius: DecodingRadius,
    _ parameters: SoundnessParameters
  ) -> [SoundnessTerm] {
    let length = parameters.traceLength
    let listSize = radius.listSize(parameters)
    let degree = Double(parameters.constraintDegree)
    let openings = Double(parameters.openingsPerColumn)
    let batched = Double(max(parameters.batchedFunctionCount - 1, 1))
    let batching = batched * radius.exceptionalChallengeCount(dimension: length, parameters)
    let combination = listSize * Double(max(parameters.constraintCount, 1))
    let roots = listSize * (degree * (length + openings - 1) + length - 1)
    return [
      SoundnessTerm(.batching, bits: parameters.bits(favourable: batching)),
      SoundnessTerm(.constraintCombination, bits: parameters.bits(favourable: combination)),
      SoundnessTerm(.outOfDomainPoint, bits: parameters.bitsOutOfDomain(favourable: roots)),
    ] + commitRounds(radius, parameters)
  }

  /// One term for each fold.
  static func commitRounds(
    _ radius: DecodingRadius,
    _ parameters: SoundnessParameters
  ) -> [SoundnessTerm] {
    parameters.commitRounds.map { round in
      let challenges = radius.exceptionalChallengeCount(dimension: round.dimension, parameters)
      let favourable = (powerOfTwo(round.step) - 1) * challenges
      return SoundnessTerm(.commitRound(round.index), bits: parameters.bits(favourable: favourable))
    }
  }
}

extension SoundnessParameters {
  /// −log₂(count/|F|): a challenge is one of `count` good ones for the cheat.
  fileprivate func bits(favourable count: Double) -> Double {
    fieldBits - binaryLogarithm(count)
  }

  /// −log₂(count/(|F| − T − n)): the point is drawn outside the two domains.
  fileprivate func bitsOutOfDomain(favourable count: Double) -> Double {
    let excluded = (traceLength + domainSize) / powerOfTwo(fieldBits)
    return fieldBits + binaryLogarithm(1 - excluded) - binaryLogarithm(count)
  }
}
