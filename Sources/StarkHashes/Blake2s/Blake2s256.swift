package import StarkAlgebra

/// Blake2s without a key, with a digest of 32 bytes (RFC 7693).
package enum Blake2s256 {
  /// The bytes absorbed by one compression.
  package static let blockByteCount = 64

  /// The digest of `bytes`, in `compressionCount(byteCount:)` compressions.
  package static func hash(_ bytes: Span<UInt8>) -> Bytes32 {
    let wholeWordCount = bytes.count / 8
    var tail: UInt64 = 0
    for index in (8 * wholeWordCount..<bytes.count).reversed() {
      tail = tail << 8 | UInt64(bytes[index])
    }
    let state: Blake2sState<UInt32> = digest(byteCount: bytes.count) { index in
      let pair = bytes.littleEndianWord(at: 4 * (index & ~1))
      let word = pair ?? (index >> 1 == wholeWordCount ? tail : 0)
      return UInt32(truncatingIfNeeded: word >> UInt64(32 * (index & 1)))
    }
    return state.bytes
  }

  /// The number of compressions spent on a message: even the empty one takes a block.
  package static func compressionCount(byteCount: Int) -> Int {
    max(1, (byteCount + blockByteCount - 1) / blockByteCount)
  }

  /// The chaining value after a message of `byteCount` bytes.
  ///
  /// `word(i)` is little-endian word i of the message followed by zeros.
  @inline(always)
  static func digest<Lane: Blake2sLane>(
    byteCount: Int,
    word: (Int) -> Lane
  ) -> Blake2sState<Lane> {
    var state = Blake2sState<Lane>()
    var start = 0
    while byteCount - start > blockByteCount {
      let block = block(from: start / 4, word)
      start += blockByteCount
      state.compress(block, byteCount: UInt64(start), isLast: false)
    }
    let block = block(from: start / 4, word)
    state.compress(block, byteCount: UInt64(byteCount), isLast: true)
    return state
  }

  /// The sixteen words from word `first`; a loop over them would not be unrolled.
  @inline(always)
  private static func block<Lane: Blake2sLane>(
    from first: Int,
    _ word: (Int) -> Lane
  ) -> InlineArray<16, Lane> {
    let (m0, m1, m2, m3) = quarter(from: first, word)
    let (m4, m5, m6, m7) = quarter(from: first + 4, word)
    let (m8, m9, m10, m11) = quarter(from: first + 8, word)
    let (m12, m13, m14, m15) = quarter(from: first + 12, word)
    return [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15]
  }

  @inline(always)
  private static func quarter<Lane: Blake2sLane>(
    from first: Int,
    _ word: (Int) -> Lane
  ) -> (Lane, Lane, Lane, Lane) {
    (word(first), word(first + 1), word(first + 2), word(first + 3))
  }
}

extension Blake2sState<UInt32> {
  /// The chaining value as a digest.
  @inline(always)
  var bytes: Bytes32 {
    Bytes32(
      UInt64(h0) | UInt64(h1) << 32,
      UInt64(h2) | UInt64(h3) << 32,
      UInt64(h4) | UInt64(h5) << 32,
      UInt64(h6) | UInt64(h7) << 32
    )
  }
}
