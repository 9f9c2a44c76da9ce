package import StarkFaults
package import StarkVerifier

/// The answer about one proof: the outcome, and all that is known about the proof by then.
package struct Verdict: Equatable, Sendable {
  /// The path, or `-` for bytes that came without one.
  package var path: String
  /// The name of the policy.
  package var policy: String
  /// Nil exactly if the proof is accepted.
  package var reason: Fault?
  /// What a reader must know to not read too much into the outcome, one sentence each.
  package var warnings: [String] = []
  package var fileByteCount: Int?
  /// The name of the question; nil if the file was not read or nobody asked.
  package var id: VerificationID?
  /// What the file says about itself, if it could be read that far.
  package var proof: ProofDescription?
  /// What is proven; nil unless the proof is accepted.
  package var statement: VerifiedStatement?
  /// From the first byte read to the verdict.
  package var duration: Duration = .zero
  /// Whether the cost is to be shown.
  package var showsCost = false

  package init(path: String, policy: String, reason: Fault?) {
    self.path = path
    self.policy = policy
    self.reason = reason
  }

  package var status: ExitStatus { reason.map { ExitStatus($0.kind) } ?? .accepted }

  /// The file's kind, where no reader of proofs took it.
  package var recognised: RecognisedFile? { reason?[RecognisedFile.self] }

  /// A step to try instead, for people at a command line; nil if none comes to mind.
  package var advice: String? { reason?.advice(at: path) }
}
