/// The hashes that a Fiat–Shamir channel of Stone can run on.
public enum ChannelHash: String, CaseIterable, Hashable, Sendable {
  case keccak256
  /// Blake2s with a digest of 256 bits.
  case blake256
  case poseidon3
}
