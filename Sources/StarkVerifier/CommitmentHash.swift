/// The hashes that Stone can build its commitment trees with.
///
/// The raw value is the name in a proof file. A masked hash keeps that many bits of the digest,
/// the first (`msb`) or the last (`lsb`).
public enum CommitmentHash: String, CaseIterable, Hashable, Sendable {
  case keccak256
  case keccak256Masked160MSB = "keccak256_masked160_msb"
  case keccak256Masked160LSB = "keccak256_masked160_lsb"
  /// Blake2s with a digest of 256 bits.
  case blake256
  case blake256Masked160MSB = "blake256_masked160_msb"
  case blake256Masked160LSB = "blake256_masked160_lsb"
  case blake256Masked248LSB = "blake256_masked248_lsb"
  case pedersen
  case poseidon3
}
