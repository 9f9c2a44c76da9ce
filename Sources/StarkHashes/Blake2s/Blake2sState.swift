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

  /// The compression F of one block `word(0)` … `word(15)` (RFC 7693, §3.2).
  ///
  /// `byteCount` counts the message up to and including this block, without padding.
  @inline(always)
  mutating func compress(byteCount: UInt64, isLast: Bool, _ word: (Int) -> Lane) {
    let (m0, m1, m2, m3) = (word(0), word(1), word(2), word(3))
    let (m4, m5, m6, m7) = (word(4), word(5), word(6), word(7))
    let (m8, m9, m10, m11) = (word(8), word(9), word(10), word(11))
    let (m12, m13, m14, m15) = (word(12), word(13), word(14), word(15))
    var v = Blake2sMatrix(chaining: self, byteCount: byteCount, isLast: isLast)
    // One line for each row of the message schedule σ (RFC 7693, §2.7).
    v.mix(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15)
    v.mix(m14, m10, m4, m8, m9, m15, m13, m6, m1, m12, m0, m2, m11, m7, m5, m3)
    v.mix(m11, m8, m12, m0, m5, m2, m15, m13, m10, m14, m3, m6, m7, m1, m9, m4)
    v.mix(m7, m9, m3, m1, m13, m12, m11, m14, m2, m6, m5, m10, m4, m0, m15, m8)
    v.mix(m9, m0, m5, m7, m2, m4, m10, m15, m14, m1, m11, m12, m6, m8, m3, m13)
    v.mix(m2, m12, m6, m10, m0, m11, m8, m3, m4, m13, m7, m5, m15, m14, m1, m9)
    v.mix(m12, m5, m1, m15, m14, m13, m4, m10, m0, m7, m6, m3, m9, m2, m8, m11)
    v.mix(m13, m11, m7, m14, m12, m1, m3, m9, m5, m0, m15, m4, m8, m6, m2, m10)
    v.mix(m6, m15, m14, m9, m11, m3, m0, m8, m12, m2, m13, m7, m1, m4, m10, m5)
    v.mix(m10, m2, m8, m4, m7, m6, m1, m5, m15, m11, m9, m14, m3, m12, m13, m0)
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
