package import StarkHashes

/// A hash function by the name that proof files give it.
package enum StoneHashName: String, CaseIterable, Hashable, Sendable {
  case keccak256
  case keccak256Masked160MSB = "keccak256_masked160_msb"
  case keccak256Masked160LSB = "keccak256_masked160_lsb"
  /// Stone's `blake256` is Blake2s with 256 bits.
  case blake256
  case blake256Masked160MSB = "blake256_masked160_msb"
  /// Of Stone before September 2024; its successor is `blake256_masked248_lsb`.
  case blake256Masked160LSB = "blake256_masked160_lsb"
  case blake256Masked248LSB = "blake256_masked248_lsb"
  case pedersen
  case poseidon3

  /// The function of that name.
  package var function: HashFunction {
    switch self {
    case .keccak256: HashFunction(family: .keccak256)
    case .keccak256Masked160MSB: HashFunction(family: .keccak256, mask: .msb160)
    case .keccak256Masked160LSB: HashFunction(family: .keccak256, mask: .lsb160)
    case .blake256: HashFunction(family: .blake2s256)
    case .blake256Masked160MSB: HashFunction(family: .blake2s256, mask: .msb160)
    case .blake256Masked160LSB: HashFunction(family: .blake2s256, mask: .lsb160)
    case .blake256Masked248LSB: HashFunction(family: .blake2s256, mask: .lsb248)
    case .pedersen: HashFunction(family: .pedersen)
    case .poseidon3: HashFunction(family: .poseidon)
    }
  }
}
