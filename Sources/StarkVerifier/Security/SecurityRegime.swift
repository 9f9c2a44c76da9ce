/// A way to estimate how hard it is to make a false proof.
///
/// The four differ in what they assume, so they give different numbers for one proof. The first
/// two rest on conjectures, the last two are theorems.
public enum SecurityRegime: String, CaseIterable, Hashable, Sendable {
  /// Queries × log₂ blow-up + proof-of-work bits, the number that Stone, StarkEx and SHARP call
  /// security bits.
  ///
  /// It rests on the toy-problem conjecture of the ethSTARK documentation, which was refuted as
  /// stated in 2025. No practical attack is known.
  case stoneFormula = "stone_formula"
  /// The conjecture that replaced it: a cheat does no better than with a random word.
  case randomWords = "random_words"
  /// Proven: list decoding up to the Johnson bound.
  case johnson
  /// Proven: unique decoding.
  case uniqueDecoding = "unique_decoding"

  /// Whether the estimate is a theorem.
  public var isProven: Bool {
    switch self {
    case .stoneFormula, .randomWords: false
    case .johnson, .uniqueDecoding: true
    }
  }
}
