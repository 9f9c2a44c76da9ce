package import StarkVerifier

/// Turns the bytes of one proof into a verdict under one policy.
package struct ProofCheck: Sendable {
  package let policy: AcceptancePolicy
  package let measuresCost: Bool

  package init(policy: AcceptancePolicy, measuresCost: Bool) {
    self.policy = policy
    self.measuresCost = measuresCost
  }

  /// Reads and verifies `source`; never fails, since every failure is a verdict.
  package func verdict(on source: ProofSource) -> Verdict {
    let clock = ContinuousClock()
    let start = clock.now
    var verdict: Verdict
    do {
      let bytes = try source.read(maximumCount: policy.limits.fileBytes)
      verdict = judge(bytes, source)
      verdict.fileByteCount = bytes.count
    } catch {
      verdict = Verdict(path: source.name, policy: policy.name, error)
    }
    verdict.duration = clock.now - start
    return flagged(verdict)
  }

  /// The verdict on a path that leads to no proof.
  package func verdict(on path: String, _ error: InputError) -> Verdict {
    flagged(Verdict(path: path, policy: policy.name, error))
  }

  /// The verdict with what a reader must know about the policy itself.
  private func flagged(_ verdict: Verdict) -> Verdict {
    var verdict = verdict
    if policy.requiredBits == nil {
      verdict.warnings.append(
        "this policy has no floor under the bits of security: anyone may have made up the proof"
      )
    }
    return verdict
  }

  private func judge(_ bytes: [UInt8], _ source: ProofSource) -> Verdict {
    Verdict(
      path: source.name,
      policy: policy.name,
      status: .unsupported,
      reason: Verdict.Reason(code: "format/unknown", text: "no known proof format")
    )
  }
}
