/// The chaining value h₀ … h₇ of Blake2s without a key and with a digest of 32 bytes.
struct Blake2sState<Lane: Blake2sLane> {
  var h0, h1, h2, h3, h4, h5, h6, h7: Lane

  /// The initialisation vector with the parameter block (digest length 32, fan-out 1, depth 1).
  @inline(always)
  init() {
    h0 = Lane(repeating: blake2sVector.0 ^ 0x0101_0020)
    h1 = Lane(repeating: blake2sVector.1)
    h2 = Lane(repeating: blake2sVector.2)
    h3 = Lane(repeating: blake2sVector.3)
    h4 = Lane(repeating: blake2sVector.4)
    h5 = Lane(repeating: blake2sVector.5)
    h6 = Lane(repeating: blake2sVector.6)
    h7 = Lane(repeating: blake2sVector.7)
  }

  /// The compression F of one block of sixteen words (RFC 7693, §3.2).
  ///
  /// `byteCount` counts the message up to and including this block, without padding.
  mutating func compress(_ m: InlineArray<16, Lane>, byteCount: UInt64, isLast: Bool) {
    var v = Blake2sMatrix(chaining: self, byteCount: byteCount, isLast: isLast)
    // One line for each row of the message schedule σ (RFC 7693, §2.7).
    v.mix(m, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    v.mix(m, 14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3)
    v.mix(m, 11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4)
    v.mix(m, 7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8)
    v.mix(m, 9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13)
    v.mix(m, 2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9)
    v.mix(m, 12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11)
    v.mix(m, 13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10)
    v.mix(m, 6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5)
    v.mix(m, 10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0)
    h0 = h0 ^ v.v0 ^ v.v8
    h1 = h1 ^ v.v1 ^ v.v9
    h2 = h2 ^ v.v2 ^ v.v10
    h3 = h3 ^ v.v3 ^ v.v11
    h4 = h4 ^ v.v4 ^ v.v12
    h5 = h5 ^ v.v5 ^ v.v13
    h6 = h6 ^ v.v6 ^ v.v14
    h7 = h7 ^ v.v7 ^ v.v15
  }
}

/// The initialisation vector: the fractional parts of the square roots of the first eight primes.
///
/// SHA-256 starts from the same words.
let blake2sVector: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (
  0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
  0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
)
