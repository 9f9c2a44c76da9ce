package import StarkFaults
package import StarkVerifier

/// Turns one proof into a verdict under one policy.
package struct ProofCheck: Sendable {
  private let verifier: Verifier
  private let showsCost: Bool
  private let showsID: Bool

  /// A check under `policy`; the id of the question takes a pass over the file, so it has to be
  /// asked for.
  package init(policy: AcceptancePolicy, showsCost: Bool = false, showsID: Bool = false) {
    verifier = Verifier(policy: policy)
    self.showsCost = showsCost
    self.showsID = showsID
  }

  /// What is asked of proofs.
  package var policy: AcceptancePolicy { verifier.policy }

  /// Verifies the file of these `bytes`; never fails, since every failure is a verdict.
  ///
  /// - `path`: the name for the file in the verdict.
  /// - `start`: when the reading of the file began.
  package func verdict(
    on bytes: [UInt8],
    path: String = "-",
    since start: ContinuousClock.Instant = .now
  ) -> Verdict {
    var verdict = judge(bytes, path: path)
    verdict.fileByteCount = bytes.count
    if showsID { verdict.id = verifier.id(of: bytes) }
    return completed(verdict, since: start)
  }

  /// The verdict on a file that cannot be had, for `reason`.
  package func verdict(
    onMissing path: String,
    _ reason: Fault,
    since start: ContinuousClock.Instant = .now
  ) -> Verdict {
    completed(Verdict(path: path, policy: policy.name, reason: reason), since: start)
  }

  private func judge(_ bytes: [UInt8], path: String) -> Verdict {
    var privateMembers: [String] = []
    do {
      let statement = try verifier.verify(bytes, privateMembers: &privateMembers)
      var verdict = Verdict(path: path, policy: policy.name, reason: nil)
      verdict.warnings += PrivacyWarning.texts(privateMembers)
      verdict.proof = statement.description
      verdict.statement = statement
      verdict.warnings += statement.warnings
      return verdict
    } catch {
      var verdict = Verdict(path: path, policy: policy.name, reason: error.fault)
      verdict.warnings += PrivacyWarning.texts(privateMembers)
      // The verdict stands; this only tells more about what was not accepted.
      verdict.proof = try? verifier.describe(bytes)
      return verdict
    }
  }

  /// The verdict with its time, and with what a reader must know about the policy itself.
  private func completed(_ verdict: Verdict, since start: ContinuousClock.Instant) -> Verdict {
    var verdict = verdict
    verdict.showsCost = showsCost
    verdict.warnings += policy.warnings
    verdict.duration = start.duration(to: .now)
    return verdict
  }
}
