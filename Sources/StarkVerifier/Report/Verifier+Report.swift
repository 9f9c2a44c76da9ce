import StarkChannel

extension Verifier {
  /// Reads the proof in a file's `bytes`, verifies it, and reports all there is to see.
  ///
  /// - Throws: that the file cannot be read as a proof at all. What the policy refuses or a check
  ///   rejects is reported, not thrown.
  public func report(on bytes: [UInt8]) throws(VerificationError) -> ProofReport {
    let opened = try read(bytes)
    var log = TranscriptLog.recording
    var verdict: Result<VerifiedStatement, VerificationError>
    do { verdict = .success(try opened.verify(policy: policy, log: &log)) } catch {
      verdict = .failure(error)
    }
    do { try policy.check(opened.facts) } catch {
      // A proof that is rejected has the graver fault.
      if case .success = verdict { verdict = .failure(.refused(error)) }
    }
    return ProofReport(
      proofSystem: opened.systemName,
      layout: opened.facts.layout,
      stepCount: opened.stepCount,
      parameters: opened.parameters,
      security: opened.facts.report,
      trees: opened.trees,
      transcript: log.entries.map(TranscriptLine.init),
      verdict: verdict,
      privateMembers: opened.privateMembers
    )
  }
}
