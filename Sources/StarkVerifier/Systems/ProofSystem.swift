package import StarkChannel

/// A proof system the verifier knows: its format, its protocol and its limits.
package protocol ProofSystem: Sendable {
  /// The name in verdicts.
  static var name: String { get }

  /// The names of the outermost members that every proof file of the system has.
  static var members: [String] { get }

  /// Whether `bytes` look like a proof of this system, judged by content and cheaply.
  static func recognises(_ bytes: [UInt8]) -> Bool

  /// Reads a file and checks everything that needs neither a byte of the proof itself nor a hash.
  static func open(
    _ bytes: [UInt8],
    policy: AcceptancePolicy
  ) throws(VerificationError) -> any OpenedProof
}

/// A proof that has been read and fits together, but that nothing has verified yet.
package protocol OpenedProof: Sendable {
  /// What a policy judges before the verification.
  var facts: ProofFacts { get }

  var parameters: ProofParameters { get }

  /// The steps of the trace.
  var stepCount: UInt64 { get }

  /// The name of the proof system.
  var systemName: String { get }

  /// The paths of members that the file has and that nobody but the prover should have.
  var privateMembers: [String] { get }

  /// The committed tables, in the order of their roots in the proof.
  var trees: [CommitmentTree] { get }

  /// Verifies the proof and asks the policy about the statement.
  func verify(
    policy: AcceptancePolicy,
    log: inout TranscriptLog
  ) throws(VerificationError) -> VerifiedStatement
}
