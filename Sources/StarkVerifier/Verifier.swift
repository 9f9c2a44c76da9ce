import StarkChannel

/// Verifies proofs under a policy.
///
///     let verifier = Verifier(policy: .sharp96)
///     let statement = try verifier.verify(bytes)
///     guard statement.program?.hash == expected else { return }
///     use(statement.output)
///
/// A verifier is a value without state: use one from many threads, or make one for every proof.
public struct Verifier: Sendable {
  /// What is demanded of a proof.
  public let policy: AcceptancePolicy

  /// A verifier that accepts what `policy` accepts.
  public init(policy: AcceptancePolicy = .default) {
    self.policy = policy
  }

  /// Verifies the proof in a file's `bytes`.
  ///
  /// The proof system and its version are recognised from the content. The checks go from cheap to
  /// dear: format, policy, statement, protocol, and last the policy's word on the program.
  ///
  /// Runs on the calling thread. In a task that is cancelled it ends before the next phase: the
  /// policy's word on the parameters, the statement, the protocol, the program.
  ///
  /// - Throws: the first thing that is wrong. No error means that every check passed.
  /// - Returns: what the proof proves, how sure that is, and what it leaves open.
  public func verify(_ bytes: [UInt8]) throws(VerificationError) -> VerifiedStatement {
    var privateMembers: [String] = []
    return try verify(bytes, privateMembers: &privateMembers)
  }

  /// Verifies a file as `verify` does, and lists what it gives away.
  ///
  /// - `privateMembers`: is set, whatever the verdict, to the paths of the members with private
  ///   inputs of the prover, once the file could be read.
  package func verify(
    _ bytes: [UInt8],
    privateMembers: inout [String]
  ) throws(VerificationError) -> VerifiedStatement {
    var log = TranscriptLog.off
    return try open(bytes, privateMembers: &privateMembers).verify(policy: policy, log: &log)
  }

  /// Reads the file and asks the policy about its parameters.
  private func open(
    _ bytes: [UInt8],
    privateMembers: inout [String]
  ) throws(VerificationError) -> any OpenedProof {
    let opened = try read(bytes)
    privateMembers = opened.privateMembers
    try Self.checkCancellation()
    do {
      try policy.check(opened.facts)
    } catch {
      throw .refused(error)
    }
    return opened
  }

  /// Reads the file, whatever its parameters are worth.
  func read(_ bytes: [UInt8]) throws(VerificationError) -> any OpenedProof {
    do {
      try policy.check(.fileBytes, UInt64(bytes.count))
    } catch {
      throw .refused(error)
    }
    return try ProofSystems.open(bytes, policy: policy)
  }

  /// Ends the work of a cancelled task.
  static func checkCancellation() throws(VerificationError) {
    if Task.isCancelled { throw .cancelled }
  }
}
