package import StarkVerifier

/// The answer about one proof: the outcome, and all that is known about the proof by then.
package struct Verdict: Equatable, Sendable {
  /// Why a proof is not accepted.
  package struct Reason: Equatable, Sendable {
    /// The stable name of the check, as `fri/last-layer`.
    package var code: String
    /// A sentence for people.
    package var text: String

    package init(code: String, text: String) {
      self.code = code
      self.text = text
    }
  }

  /// The path, or `-` for standard input.
  package var path: String
  /// The name of the policy.
  package var policy: String
  package var status: ExitStatus
  /// Nil exactly if the proof is accepted.
  package var reason: Reason?
  package var fileByteCount: Int?
  package var proof: ProofSummary?
  /// What is proven; nil unless the proof itself is valid.
  package var statement: StatementSummary?
  package var security: SecurityReport?
  /// What a reader must know to not read too much into the outcome, one sentence each.
  package var warnings: [String] = []
  /// From the first byte read to the verdict.
  package var duration: Duration
  /// Set on request only.
  package var cost: VerificationCost?

  package init(
    path: String,
    policy: String,
    status: ExitStatus,
    reason: Reason?,
    duration: Duration = .zero
  ) {
    self.path = path
    self.policy = policy
    self.status = status
    self.reason = reason
    self.duration = duration
  }
}

extension Verdict {
  /// The verdict on a proof whose bytes cannot be had.
  package init(path: String, policy: String, _ error: InputError) {
    self.init(
      path: path,
      policy: policy,
      status: error.status,
      reason: Reason(code: error.code, text: error.description)
    )
  }

  /// The verdict on a proof that the policy does not let pass.
  ///
  /// A size over its limit counts as malformed: such bytes were never looked at.
  package init(path: String, policy: String, _ refusal: PolicyRefusal) {
    let isSize = if case .size = refusal { true } else { false }
    self.init(
      path: path,
      policy: policy,
      status: isSize ? .malformed : .refused,
      reason: Reason(code: refusal.code, text: refusal.description)
    )
  }
}
