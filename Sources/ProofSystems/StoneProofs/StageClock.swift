/// A part of a verification whose time is worth knowing.
package enum VerificationStage: String, CaseIterable, Hashable, Sendable {
  /// From the text of the file to numbers.
  case decoding
  /// Hashing the public input and fitting it to the layout.
  case statement
  /// Checking what the public input states and hashing its program.
  case program
  /// Absorbing commitments and drawing challenges.
  case transcript
  /// Evaluating the constraints at z.
  case constraints
  /// Merkle openings of the three tables.
  case openings
  /// DEEP quotients and the FRI layers.
  case folding
}

/// Measures how long each stage took.
package struct StageClock: Sendable {
  /// The time spent in each stage so far; a stage that ran twice has the sum.
  package private(set) var durations: [VerificationStage: Duration] = [:]
  private var mark = ContinuousClock.now

  package init() {}

  /// Ascribes the time since the last call, or since the start, to `stage`.
  package mutating func finish(_ stage: VerificationStage) {
    let now = ContinuousClock.now
    durations[stage, default: .zero] += mark.duration(to: now)
    mark = now
  }
}
