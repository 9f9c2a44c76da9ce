/// What a proof file names a hash function for; the raw value is the name of the member.
package enum StoneHashRole: String, CaseIterable, Hashable, Sendable {
  /// Draws the challenges.
  case channel = "channel_hash"
  /// Makes the bottom layers of Merkle trees.
  case commitment = "commitment_hash"
  /// Makes the top layers of Merkle trees.
  case verifierFriendlyCommitment = "verifier_friendly_commitment_hash"
  /// Checks the proof of work.
  case proofOfWork = "pow_hash"
  /// Makes the digests of public memory pages.
  case page = "page_hash"

  /// Whether a proof may use `hash` in this role.
  ///
  /// Stone takes any hash for any role. But a digest whose leading bytes are masked out makes
  /// every proof of work valid and most queries 0, so that a cheat could choose what is tested.
  package func accepts(_ hash: StoneHashName) -> Bool {
    switch self {
    case .channel: [.keccak256, .blake256, .poseidon3].contains(hash)
    case .proofOfWork: [.keccak256, .blake256].contains(hash)
    case .page: [.keccak256, .pedersen].contains(hash)
    case .commitment, .verifierFriendlyCommitment: true
    }
  }
}
