import StarkAlgebra
import StarkHashes

/// The hashes that can drive a byte channel and a proof of work: unmasked ones only.
///
/// A masked digest has fixed zero bytes. As a channel hash it would make query numbers constant
/// and a proof of work free, so the type leaves it out.
package enum ByteHash: Hashable, Sendable {
  case keccak256
  case blake2s256

  /// The digest of `bytes`; adds the permutations or compressions to `counts`.
  func digest(_ bytes: [UInt8], counts: inout OperationCounts) -> Bytes32 {
    switch self {
    case .keccak256:
      counts.keccakPermutations += bytes.count / 136 + 1
      return Keccak256.hash(bytes.span)
    case .blake2s256:
      counts.blake2sCompressions += max(1, (bytes.count + 63) / 64)
      return Blake2s256.hash(bytes.span)
    }
  }

  /// Whether H(H(0x0123456789abcded ‖ state ‖ bits) ‖ nonce) starts with `bits` zero bits.
  ///
  /// Source: Stone, channel/proof_of_work.cc.
  func isProofOfWork(
    _ nonce: UInt64,
    state: Bytes32,
    bits: Int,
    counts: inout OperationCounts
  ) -> Bool {
    var input: [UInt8] = []
    input.append(bigEndian: 0x0123_4567_89ab_cded)
    input.append(state)
    input.append(UInt8(truncatingIfNeeded: bits))
    let seed = digest(input, counts: &counts)
    input.removeAll(keepingCapacity: true)
    input.append(seed)
    input.append(bigEndian: nonce)
    let work = digest(input, counts: &counts)
    return work.w0.byteSwapped.leadingZeroBitCount >= bits
  }
}

extension [UInt8] {
  /// Appends the 32 bytes of `word`.
  mutating func append(_ word: Bytes32) {
    for part in [word.w0, word.w1, word.w2, word.w3] { append(bigEndian: part.byteSwapped) }
  }

  /// Appends the eight bytes of `integer`, most significant first.
  mutating func append(bigEndian integer: UInt64) {
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: integer >> shift))
    }
  }
}
