import StarkAlgebra
package import StarkChannel
package import StoneProofs

/// A decoded proof file and what it can mean, from which many mutated proofs can be verified.
package struct DecodedProof: Sendable {
  package let file: StoneProofFile
  package let candidates: [StoneStatement]

  package init(_ bytes: [UInt8]) throws {
    try self.init(StoneProofFile(decoding: bytes))
  }

  package init(_ file: StoneProofFile) throws {
    var counts = OperationCounts()
    self.file = file
    candidates = try StoneStatement.candidates(for: file, counts: &counts)
  }

  /// Verifies `proof` in the place of the file's, and tells why it is refused.
  package func rejection(of proof: [UInt8]) -> StoneVerificationError? {
    var log = TranscriptLog.off
    return rejection(of: proof, log: &log)
  }

  /// Verifies `proof` in the place of the file's, and logs as much of the transcript as there is.
  package func rejection(
    of proof: [UInt8],
    log: inout TranscriptLog
  ) -> StoneVerificationError? {
    var clock = StageClock()
    do {
      _ = try StoneVerifier.verify(
        candidates: candidates,
        proof: proof,
        log: &log,
        clock: &clock
      )
      return nil
    } catch {
      return error
    }
  }

  /// The parts of the proof in their order, by the transcript of its verification.
  package func regions() -> [ProofRegion] {
    var log = TranscriptLog.recording
    guard rejection(of: file.proof, log: &log) == nil else { return [] }
    return log.entries.compactMap { ProofRegion($0) }
  }
}
