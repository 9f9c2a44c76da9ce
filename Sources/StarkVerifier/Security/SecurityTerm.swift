/// One way to make a false proof, and the bits that stand against it.
public struct SecurityTerm: Equatable, Sendable {
  /// The step of the protocol that a cheating prover would have to be lucky at.
  ///
  /// One of `queries`, `batching`, `commit round` and its number, `ALI`, `DEEP`, `hash collision`.
  public let name: String
  /// −log₂ of the probability of that luck per attempt.
  public let bits: Double
}
