package import StarkVerifier

/// What the verification of one proof takes, in nanoseconds.
package struct ProofTiming: Sendable {
  package let name: String
  package let layout: String
  /// The operations; the times in it are those of one run and no measurement.
  package let cost: VerificationCost
  /// The least time of a whole verification, from the file's bytes to the verdict.
  package let least: Double
  package let median: Double
  /// The least time of every stage.
  package let stages: [(name: String, least: Double)]
  /// Σ count·time of the kernels in the same run; nil if they were not measured.
  package let expected: Double?

  /// How far the verification is from its kernels: 1 is a verifier that does nothing else.
  package var ratio: Double? { expected.map { least / $0 } }
}
