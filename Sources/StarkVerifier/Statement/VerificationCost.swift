package import StarkAlgebra

/// What a verification cost: primitive operations, and time by stage.
public struct VerificationCost: Sendable {
  /// What verifying the proof took, the hash of its public input included.
  public let proof: Operations
  /// What it took on top to identify the program and compute its facts.
  public let program: Operations
  /// How long each stage took, in the order of the stages.
  public let stages: [Stage]

  /// Numbers of primitive operations.
  public struct Operations: Equatable, Sendable {
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

    package init(_ counts: OperationCounts) {
      poseidonPermutations = counts.poseidonPermutations
      keccakPermutations = counts.keccakPermutations
      blake2sCompressions = counts.blake2sCompressions
      pedersenHashes = counts.pedersenHashes
      multiplications = counts.multiplications
      inversions = counts.inversions
    }
  }

  /// The time of one part of a verification.
  public struct Stage: Equatable, Sendable {
    /// Such as `openings`.
    public let name: String
    /// The time spent in it.
    public let duration: Duration
  }

  package init(proof: OperationCounts, program: OperationCounts, stages: [Stage]) {
    self.proof = Operations(proof)
    self.program = Operations(program)
    self.stages = stages
  }

  /// The time of all stages together.
  public var duration: Duration { stages.reduce(.zero) { $0 + $1.duration } }
}

extension VerificationCost: Equatable {
  /// Whether the operations are the same; time is a measurement, not a property of a proof.
  public static func == (a: VerificationCost, b: VerificationCost) -> Bool {
    a.proof == b.proof && a.program == b.program
  }
}
