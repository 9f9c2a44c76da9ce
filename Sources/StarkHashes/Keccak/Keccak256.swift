package import StarkAlgebra

/// Keccak with a 256-bit digest and the original padding 0x01 … 0x80, the one Ethereum uses.
///
/// It differs from SHA3-256 only in the padding, whose first byte is 0x06 there. Rate 136 bytes,
/// capacity 512 bits; the digest is the first four lanes, little-endian.
package enum Keccak256 {
  /// The bytes absorbed by one permutation.
  package static let rate = 136

  /// The digest of `bytes`, in `permutationCount(byteCount:)` permutations.
  package static func hash(_ bytes: Span<UInt8>) -> Bytes32 {
    let wordCount = bytes.count / 8
    var tail: UInt64 = 1
    for index in (8 * wordCount..<bytes.count).reversed() {
      tail = tail << 8 | UInt64(bytes[index])
    }
    return digest(wordCount: wordCount, tail: tail) { index in
      bytes.littleEndianWord(at: 8 * index) ?? 0
    }.bytes
  }

  /// The number of permutations spent on a message: padding adds at least one byte.
  package static func permutationCount(byteCount: Int) -> Int { byteCount / rate + 1 }

  /// The digest of a message of `wordCount` whole words followed by `tail`.
  ///
  /// `tail` holds the up to seven bytes that remain and the padding byte 0x01 after them.
  @inline(always)
  static func digest<Lane: KeccakLane>(
    wordCount: Int,
    tail: Lane,
    word: (Int) -> Lane
  ) -> KeccakDigest<Lane> {
    var state = KeccakState<Lane>()
    var start = 0
    while wordCount - start >= rate / 8 {
      state.absorb { word(start + $0) }
      state.permute()
      start += rate / 8
    }
    state.absorb { lane in
      let index = start + lane
      return index < wordCount ? word(index) : index == wordCount ? tail : .zero
    }
    state.y3.x1 = state.y3.x1 ^ Lane(repeating: 1 << 63)
    state.permute()
    return KeccakDigest(w0: state.y0.x0, w1: state.y0.x1, w2: state.y0.x2, w3: state.y0.x3)
  }
}
