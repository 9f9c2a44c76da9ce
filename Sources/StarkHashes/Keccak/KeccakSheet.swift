/// Five lanes A[x, 0] … A[x, 4] of a Keccak state with the same x.
struct KeccakSheet<Lane: KeccakLane> {
  var y0, y1, y2, y3, y4: Lane

  @inline(always)
  init(_ y0: Lane, _ y1: Lane, _ y2: Lane, _ y3: Lane, _ y4: Lane) {
    self.y0 = y0
    self.y1 = y1
    self.y2 = y2
    self.y3 = y3
    self.y4 = y4
  }

  /// The step θ, which adds the same lane to all five.
  @inline(always)
  func adding(_ effect: Lane) -> Self {
    Self(y0 ^ effect, y1 ^ effect, y2 ^ effect, y3 ^ effect, y4 ^ effect)
  }

  /// The step ρ: every lane rotated by its own offset.
  @inline(always)
  func rotated(left r0: UInt64, _ r1: UInt64, _ r2: UInt64, _ r3: UInt64, _ r4: UInt64) -> Self {
    Self(
      y0.rotated(left: r0),
      y1.rotated(left: r1),
      y2.rotated(left: r2),
      y3.rotated(left: r3),
      y4.rotated(left: r4)
    )
  }
}
