/// The hashes that Stone can build its commitment trees with.
///
/// The raw value is the name in a proof file. A masked hash keeps that many bits of the digest,
/// the first (`msb`) or the last (`lsb`).
public enum CommitmentHash: String, CaseIterable, Hashable, Sendable {
  /// Keccak-256 as Ethereum uses it.
  case keccak256
  /// The first 160 bits of Keccak-256.
  case keccak256Masked160MSB = "keccak256_masked160_msb"
  /// The last 160 bits of Keccak-256.
  case keccak256Masked160LSB = "keccak256_masked160_lsb"
  /// Blake2s with a digest of 256 bits.
  case blake256
  /// The first 160 bits of Blake2s.
  case blake256Masked160MSB = "blake256_masked160_msb"
  /// The last 160 bits of Blake2s.
  case blake256Masked160LSB = "blake256_masked160_lsb"
  /// The last 248 bits of Blake2s.
  case blake256Masked248LSB = "blake256_masked248_lsb"
  /// The Pedersen hash over the STARK curve.
  case pedersen
  /// Poseidon over the STARK field, with a state of three elements.
  case poseidon3
}
