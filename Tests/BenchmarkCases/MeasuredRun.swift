import StarkAlgebra

/// What one run of a case tells of itself.
public struct MeasuredRun: Sendable {
  /// The time of each part of the work, in order; empty for work of one part.
  public let phases: [(name: String, duration: Duration)]
  /// What was counted, if the case counts.
  public let counts: WorkCounts?

  init(phases: [(name: String, duration: Duration)] = [], counts: WorkCounts? = nil) {
    self.phases = phases
    self.counts = counts
  }
}

/// The operations that a run took.
public struct WorkCounts: Sendable {
  /// Pedersen hashes of two elements.
  public let pedersenHashes: Int
  /// The hashes without which nobody can know the result: one for each node that changes, those of
  /// the changed leaves, and those of signed messages.
  public let leastPedersenHashes: Int
  /// Signatures that were verified.
  public let signatures: Int

  init(_ counts: OperationCounts, least: Int, signatures: Int = 0) {
    pedersenHashes = counts.pedersenHashes
    leastPedersenHashes = least
    self.signatures = signatures
  }
}
