/// The hashes that a Fiat–Shamir channel of Stone can run on.
public enum ChannelHash: String, CaseIterable, Hashable, Sendable {
  /// Keccak-256 as Ethereum uses it.
  case keccak256
  /// Blake2s with a digest of 256 bits.
  case blake256
  /// Poseidon over the STARK field, with a state of three elements.
  case poseidon3
}
