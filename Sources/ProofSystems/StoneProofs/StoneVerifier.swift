package import StarkChannel

/// Stone's protocol: an AIR made into a low-degree test by DEEP-ALI, and FRI.
///
/// The steps are those of ethSTARK (ePrint 2021/582, §3) made non-interactive; each comment in
/// `StoneTranscript` says what the interactive prover would do.
package enum StoneVerifier {
  /// Verifies the proof bytes against the statements they may be a proof of.
  ///
  /// `candidates` are what `StoneStatement.candidates` returned: one statement for each form the
  /// file can have. Once one has passed the out-of-domain check, those with other seeds or layouts
  /// are out. `log` receives the messages and challenges of the reading that is told, if it
  /// records.
  ///
  /// Cost: one evaluation of the constraints for each seed and layout; after that a transcript for
  /// each way to absorb the claimed values, and the openings for each way to hash rows, of which
  /// there are two at most.
  ///
  /// - Throws: if no reading holds, the failure of the one that got furthest, of equals the first.
  package static func verify(
    candidates: [StoneStatement],
    proof: [UInt8],
    log: inout TranscriptLog,
    clock: inout StageClock
  ) throws(StoneVerificationError) -> StoneVerification {
    guard let first = candidates.first else {
      preconditionFailure("a file that could be decoded has a version")
    }
    var reading = StoneAttempt(first, proof: proof, log: log, clock: &clock)
    var furthest = reading
    for statement in candidates.dropFirst() where furthest.leavesOpen(statement) {
      reading = reading.again(as: statement, proof: proof, log: log, clock: &clock)
      if reading.gotFurther(than: furthest) { furthest = reading }
    }
    log = furthest.log
    return try furthest.outcome.get()
  }
}
