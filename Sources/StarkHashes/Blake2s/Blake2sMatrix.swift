/// The working state v₀ … v₁₅ of one Blake2s compression, a 4 × 4 matrix row by row.
struct Blake2sMatrix<Lane: Blake2sLane> {
  var v0, v1, v2, v3: Lane
  var v4, v5, v6, v7: Lane
  var v8, v9, v10, v11: Lane
  var v12, v13, v14, v15: Lane

  /// The chaining value above the initialisation vector, into which counter and flag are mixed.
  @inline(always)
  init(chaining h: Blake2sState<Lane>, byteCount: UInt64, isLast: Bool) {
    v0 = h.h0
    v1 = h.h1
    v2 = h.h2
    v3 = h.h3
    v4 = h.h4
    v5 = h.h5
    v6 = h.h6
    v7 = h.h7
    v8 = Lane(repeating: blake2sVector.0)
    v9 = Lane(repeating: blake2sVector.1)
    v10 = Lane(repeating: blake2sVector.2)
    v11 = Lane(repeating: blake2sVector.3)
    v12 = Lane(repeating: blake2sVector.4 ^ UInt32(truncatingIfNeeded: byteCount))
    v13 = Lane(repeating: blake2sVector.5 ^ UInt32(truncatingIfNeeded: byteCount >> 32))
    v14 = Lane(repeating: isLast ? ~blake2sVector.6 : blake2sVector.6)
    v15 = Lane(repeating: blake2sVector.7)
  }

  /// One round: G on the four columns, then on the four diagonals, with two words of `m` each.
  @inline(always)
  mutating func mix(
    _ m: borrowing InlineArray<16, Lane>,
    _ s0: Int,
    _ s1: Int,
    _ s2: Int,
    _ s3: Int,
    _ s4: Int,
    _ s5: Int,
    _ s6: Int,
    _ s7: Int,
    _ s8: Int,
    _ s9: Int,
    _ s10: Int,
    _ s11: Int,
    _ s12: Int,
    _ s13: Int,
    _ s14: Int,
    _ s15: Int
  ) {
    blake2sQuarter(&v0, &v4, &v8, &v12, m[s0], m[s1])
    blake2sQuarter(&v1, &v5, &v9, &v13, m[s2], m[s3])
    blake2sQuarter(&v2, &v6, &v10, &v14, m[s4], m[s5])
    blake2sQuarter(&v3, &v7, &v11, &v15, m[s6], m[s7])
    blake2sQuarter(&v0, &v5, &v10, &v15, m[s8], m[s9])
    blake2sQuarter(&v1, &v6, &v11, &v12, m[s10], m[s11])
    blake2sQuarter(&v2, &v7, &v8, &v13, m[s12], m[s13])
    blake2sQuarter(&v3, &v4, &v9, &v14, m[s14], m[s15])
  }
}

/// The mixing function G (RFC 7693, §3.1) with the rotations 16, 12, 8, 7 of Blake2s.
@inline(always)
private func blake2sQuarter<Lane: Blake2sLane>(
  _ a: inout Lane,
  _ b: inout Lane,
  _ c: inout Lane,
  _ d: inout Lane,
  _ x: Lane,
  _ y: Lane
) {
  a = a &+ b &+ x
  d = (d ^ a).rotated(right: 16)
  c = c &+ d
  b = (b ^ c).rotated(right: 12)
  a = a &+ b &+ y
  d = (d ^ a).rotated(right: 8)
  c = c &+ d
  b = (b ^ c).rotated(right: 7)
}
