package import StarkVerifier

/// Turns one proof into a verdict under one policy.
package struct ProofCheck: Sendable {
  private let verifier: Verifier
  private let showsCost: Bool
  private let showsID: Bool

  /// A check under `policy`; the id of the question takes a pass over the file, so it has to be asked for.
  package init(policy: AcceptancePolicy, showsCost: Bool = false, showsID: Bool = false) {
    verifier = Verifier(policy: policy)
    self.showsCost = showsCost
    self.showsID = showsID
  }

  private var policy: AcceptancePolicy { verifier.policy }

  /// Reads and verifies `source`; never fails, since every failure is a verdict.
  package func verdict(on source: ProofSource) -> Verdict {
    let start = ContinuousClock.now
    var verdict: Verdict
    do {
      let bytes = try source.read(maximumCount: policy.limits.fileBytes)
      verdict = self.verdict(on: bytes, from: source)
      verdict.fileByteCount = bytes.count
      if showsID { verdict.id = verifier.id(of: bytes) }
    } catch {
      verdict = Verdict(path: source.name, policy: policy.name, error)
    }
    verdict.duration = start.duration(to: .now)
    return flagged(verdict)
  }

  /// The verdict on a path that leads to no proof.
  package func verdict(on path: String, _ error: InputError) -> Verdict {
    flagged(Verdict(path: path, policy: policy.name, error))
  }

  private func verdict(on bytes: [UInt8], from source: ProofSource) -> Verdict {
    do {
      let statement = try verifier.verify(bytes)
      var verdict = Verdict(path: source.name, policy: policy.name, status: .accepted, reason: nil)
      verdict.proof = statement.description
      verdict.statement = statement
      return verdict
    } catch {
      var verdict = Verdict(path: source.name, policy: policy.name, error)
      // The verdict stands; this only tells more about what was not accepted.
      verdict.proof = try? verifier.describe(bytes)
      return verdict
    }
  }

  /// The verdict with what a reader must know about the policy itself.
  private func flagged(_ verdict: Verdict) -> Verdict {
    var verdict = verdict
    verdict.showsCost = showsCost
    verdict.warnings += policy.warnings
    return verdict
  }
}
