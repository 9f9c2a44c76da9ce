/// A number of bits in a `SecurityReport` that a policy can put a floor under.
public enum SecurityMeasure: String, CaseIterable, Hashable, Sendable {
  /// The bits in `SecurityRegime.stoneFormula`.
  case stoneFormula = "stone_formula"
  /// The bits in `SecurityRegime.randomWords`.
  case randomWords = "random_words"
  /// The bits in `SecurityRegime.johnson`.
  case johnson
  /// The bits in `SecurityRegime.uniqueDecoding`.
  case uniqueDecoding = "unique_decoding"
  /// The bits in the better of the two proven regimes, the cap of the hash included.
  case proven
  /// The bits of collision resistance of the weakest hash in trees, seed, pages and channel.
  case hashCollision = "hash_collision"
}
