/// A distance up to which few codewords of the Reed–Solomon code lie near a word, with its bounds.
///
/// ρ is the rate, n the block length, k the dimension, F the field. Proximity gaps for correlated
/// agreement and the error they cost: Ben-Sasson, Carmon, Haböck, Kopparty, Saraf, "On Proximity
/// Gaps for Reed–Solomon Codes" (ePrint 2025/2055), Theorems 1.2 and 4.2.
enum DecodingRadius {
  /// θ = (1 − ρ⁺)/2 with ρ⁺ = (T + o)/n: at most one codeword lies within it.
  ///
  /// The o openings are added because the quotients by them are promised to be that much shorter.
  case unique
  /// θ = 1 − √ρ·(1 + 1/2m) for a multiplicity m ≥ 3: close to the Johnson bound for large m.
  case johnson(multiplicity: Int)

  /// α = 1 − θ, the share of a word that agrees with the code at this radius.
  func agreement(_ parameters: SoundnessParameters) -> Double {
    switch self {
    case .unique:
      let openings = Double(parameters.openingsPerColumn)
      return (1 + (parameters.traceLength + openings) / parameters.domainSize) / 2
    case .johnson(let multiplicity):
      return parameters.rate.squareRoot() * (1 + 1 / (2 * Double(multiplicity)))
    }
  }

  /// L, the number of codewords within the radius: 1, or (m + ½)/√ρ.
  func listSize(_ parameters: SoundnessParameters) -> Double {
    switch self {
    case .unique: 1
    case .johnson(let multiplicity): (Double(multiplicity) + 0.5) / parameters.rate.squareRoot()
    }
  }

  /// |F|·ε(k): how many challenges fold two far functions of dimension k into a near one.
  ///
  /// Unique decoding: θ·n + 1 with n = k/ρ. Johnson: with h = m + ½,
  ///
  ///     (2h⁵ + 3h·θ·ρ)·n / (3ρ^(3/2)) + h/√ρ.
  func exceptionalChallengeCount(
    dimension: Double,
    _ parameters: SoundnessParameters
  ) -> Double {
    let radius = 1 - agreement(parameters)
    let rate = parameters.rate
    let blockLength = dimension / rate
    switch self {
    case .unique:
      return radius * blockLength + 1
    case .johnson(let multiplicity):
      let h = Double(multiplicity) + 0.5
      let fifthPower = h * h * h * h * h
      let root = rate.squareRoot()
      return (2 * fifthPower + 3 * h * radius * rate) * blockLength / (3 * rate * root) + h / root
    }
  }
}
