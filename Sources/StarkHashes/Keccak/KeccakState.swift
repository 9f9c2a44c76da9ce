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
  @inline(always)
  mutating func permute() {
    for round in 0..<24 {
      let effect = (y0 ^ y1 ^ y2 ^ y3 ^ y4).columnEffect
      y0 = y0 ^ effect
      y1 = y1 ^ effect
      y2 = y2 ^ effect
      y3 = y3 ^ effect
      y4 = y4 ^ effect
      diffuse()
      y0 = y0.nonlinear
      y1 = y1.nonlinear
      y2 = y2.nonlinear
      y3 = y3.nonlinear
      y4 = y4.nonlinear
      y0.x0 = y0.x0 ^ Lane(repeating: keccakRoundConstants[round])
    }
  }

  /// The steps ρ and π: lane (x, y) is rotated by its own offset and moves to (y, 2x + 3y).
  @inline(always)
  private mutating func diffuse() {
    let z0 = KeccakPlane(
      y0.x0,
      y1.x1.rotated(left: 44),
      y2.x2.rotated(left: 43),
      y3.x3.rotated(left: 21),
      y4.x4.rotated(left: 14)
    )
    let z1 = KeccakPlane(
      y0.x3.rotated(left: 28),
      y1.x4.rotated(left: 20),
      y2.x0.rotated(left: 3),
      y3.x1.rotated(left: 45),
      y4.x2.rotated(left: 61)
    )
    let z2 = KeccakPlane(
      y0.x1.rotated(left: 1),
      y1.x2.rotated(left: 6),
      y2.x3.rotated(left: 25),
      y3.x4.rotated(left: 8),
      y4.x0.rotated(left: 18)
    )
    let z3 = KeccakPlane(
      y0.x4.rotated(left: 27),
      y1.x0.rotated(left: 36),
      y2.x1.rotated(left: 10),
      y3.x2.rotated(left: 15),
      y4.x3.rotated(left: 56)
    )
    let z4 = KeccakPlane(
      y0.x2.rotated(left: 62),
      y1.x3.rotated(left: 55),
      y2.x4.rotated(left: 39),
      y3.x0.rotated(left: 41),
      y4.x1.rotated(left: 2)
    )
    y0 = z0
    y1 = z1
    y2 = z2
    y3 = z3
    y4 = z4
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
