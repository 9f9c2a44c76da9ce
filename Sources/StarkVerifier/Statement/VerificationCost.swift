package import StarkAlgebra

/// What a verification cost: primitive operations, and time by stage.
///
/// Two costs are equal if their operations are: time is a measurement, not a property of a proof.
public struct VerificationCost: Sendable {
  /// Poseidon permutations.
  public let poseidonPermutations: Int
  /// Keccak-f permutations.
  public let keccakPermutations: Int
  /// Blake2s compressions.
  public let blake2sCompressions: Int
  /// Pedersen hashes of two elements.
  public let pedersenHashes: Int
  /// Field multiplications outside hashes.
  public let multiplications: Int
  /// Field inversions outside hashes.
  public let inversions: Int
  /// How long each stage took, in the order of the stages.
  public let stages: [Stage]

  /// The time of one part of a verification.
  public struct Stage: Equatable, Sendable {
    /// Such as `openings`.
    public let name: String
    /// The time spent in it.
    public let duration: Duration
  }

  package init(_ counts: OperationCounts, stages: [Stage]) {
    poseidonPermutations = counts.poseidonPermutations
    keccakPermutations = counts.keccakPermutations
    blake2sCompressions = counts.blake2sCompressions
    pedersenHashes = counts.pedersenHashes
    multiplications = counts.multiplications
    inversions = counts.inversions
    self.stages = stages
  }

  /// The time of all stages together.
  public var duration: Duration { stages.reduce(.zero) { $0 + $1.duration } }
}

extension VerificationCost: Equatable {
  /// Whether the operations are the same.
  public static func == (a: VerificationCost, b: VerificationCost) -> Bool {
    a.poseidonPermutations == b.poseidonPermutations
      && a.keccakPermutations == b.keccakPermutations
      && a.blake2sCompressions == b.blake2sCompressions
      && a.pedersenHashes == b.pedersenHashes
      && a.multiplications == b.multiplications
      && a.inversions == b.inversions
  }
}
