import StoneProofs

/// The proof systems that are recognised, in the order in which they are asked.
package enum ProofSystems {
  package static var all: [any ProofSystem.Type] { [StoneProofSystem.self] }

  /// The member under which some verifiers want a whole proof file, whatever the system.
  package static var wrapper: String { StoneProofFile.wrapper }

  /// Reads `bytes` as a proof of the system that they look like.
  ///
  /// Each system in turn tries to read them; what they look like matters only if none can.
  static func open(
    _ bytes: [UInt8],
    policy: AcceptancePolicy
  ) throws(VerificationError) -> any OpenedProof {
    for system in all {
      do {
        return try system.open(bytes, policy: policy)
      } catch {
        guard !system.recognises(bytes) else { throw error }
      }
    }
    throw .malformed(
      Failure(unknown: bytes, expected: all.map { $0.name }.joined(separator: ", "))
    )
  }
}
