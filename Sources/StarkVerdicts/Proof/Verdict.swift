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

  /// The path, or `-` for bytes that came without one.
  package var path: String
  /// The name of the policy.
  package var policy: String
  package var status: ExitStatus
  /// Nil exactly if the proof is accepted.
  package var reason: Reason?
  /// What a reader must know to not read too much into the outcome, one sentence each.
  package var warnings: [String] = []
  package var fileByteCount: Int?
  /// The name of the question; nil if the file was not read or nobody asked.
  package var id: VerificationID?
  /// What the file says about itself, if it could be read that far.
  package var proof: ProofDescription?
  /// What is proven; nil unless the proof is accepted.
  package var statement: VerifiedStatement?
  /// What a file looks like instead that no reader of proofs took.
  package var recognised: RecognisedFile?
  /// What to try instead, for people at a command line; nil if nothing comes to mind.
  package var advice: String?
  /// From the first byte read to the verdict.
  package var duration: Duration = .zero
  /// Whether the cost is to be shown.
  package var showsCost = false

  package init(path: String, policy: String, status: ExitStatus, reason: Reason?) {
    self.path = path
    self.policy = policy
    self.status = status
    self.reason = reason
  }
}

extension Verdict {
  /// The verdict on a proof that was not accepted.
  package init(path: String, policy: String, _ error: VerificationError) {
    self.init(
      path: path,
      policy: policy,
      status: ExitStatus(error),
      reason: Reason(code: error.code, text: error.description)
    )
    recognised = error.recognised
    advice = recognised?.advice(at: path)
  }
}
