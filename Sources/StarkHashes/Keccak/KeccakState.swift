/// The state of Keccak-f[1600]: lane A[x, y] is `yᵧ.xₓ`, and lane number x + 5y in byte order.
struct KeccakState<Lane: KeccakLane> {
  var y0, y1, y2, y3, y4: KeccakPlane<Lane>

  /// The all-zero state.
  @inline(always)
  init() {
    y0 = .zero
    y1 = .zero
    y2 = .zero
    y3 = .zero
    y4 = .zero
  }

  /// Adds `lane(0)` … `lane(16)`, one block of 136 bytes, to the state.
  @inline(always)
  mutating func absorb(_ lane: (Int) -> Lane) {
    y0 = y0 ^ KeccakPlane(lane(0), lane(1), lane(2), lane(3), lane(4))
    y1 = y1 ^ KeccakPlane(lane(5), lane(6), lane(7), lane(8), lane(9))
    y2 = y2 ^ KeccakPlane(lane(10), lane(11), lane(12), lane(13), lane(14))
    y3.x0 = y3.x0 ^ lane(15)
    y3.x1 = y3.x1 ^ lane(16)
  }

  /// Keccak-f[1600]: 24 rounds ι ∘ χ ∘ π ∘ ρ ∘ θ (FIPS 202, §3.2 and §3.3).
  ///
  /// θ and ρ act on a sheet at a time; π makes planes of the sheets, moving lane (x, y) to
  /// (y, 2x + 3y). Not inlined: a caller that takes single words out of the result would make the
  /// compiler carry those lanes through all rounds in scalar registers.
  @inline(never)
  mutating func permute() {
    for round in 0..<24 {
      let effect = (y0 ^ y1 ^ y2 ^ y3 ^ y4).columnEffect
      let x0 = KeccakSheet(y0.x0, y1.x0, y2.x0, y3.x0, y4.x0)
        .adding(effect.x0)
        .rotated(left: 0, 36, 3, 41, 18)
      let x1 = KeccakSheet(y0.x1, y1.x1, y2.x1, y3.x1, y4.x1)
        .adding(effect.x1)
        .rotated(left: 1, 44, 10, 45, 2)
      let x2 = KeccakSheet(y0.x2, y1.x2, y2.x2, y3.x2, y4.x2)
        .adding(effect.x2)
        .rotated(left: 62, 6, 43, 15, 61)
      let x3 = KeccakSheet(y0.x3, y1.x3, y2.x3, y3.x3, y4.x3)
        .adding(effect.x3)
        .rotated(left: 28, 55, 25, 21, 56)
      let x4 = KeccakSheet(y0.x4, y1.x4, y2.x4, y3.x4, y4.x4)
        .adding(effect.x4)
        .rotated(left: 27, 20, 39, 8, 14)
      y0 = KeccakPlane(x0.y0, x1.y1, x2.y2, x3.y3, x4.y4).nonlinear
      y1 = KeccakPlane(x3.y0, x4.y1, x0.y2, x1.y3, x2.y4).nonlinear
      y2 = KeccakPlane(x1.y0, x2.y1, x3.y2, x4.y3, x0.y4).nonlinear
      y3 = KeccakPlane(x4.y0, x0.y1, x1.y2, x2.y3, x3.y4).nonlinear
      y4 = KeccakPlane(x2.y0, x3.y1, x4.y2, x0.y3, x1.y4).nonlinear
      y0.x0 = y0.x0 ^ Lane(repeating: keccakRoundConstants[round])
    }
  }
}

/// The constants of ι, from the linear feedback shift register x⁸ + x⁶ + x⁵ + x⁴ + 1.
private let keccakRoundConstants: InlineArray<24, UInt64> = [
  0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808a, 0x8000_0000_8000_8000,
  0x0000_0000_0000_808b, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
  0x0000_0000_0000_008a, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000a,
  0x0000_0000_8000_808b, 0x8000_0000_0000_008b, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
  0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800a, 0x8000_0000_8000_000a,
  0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
]
