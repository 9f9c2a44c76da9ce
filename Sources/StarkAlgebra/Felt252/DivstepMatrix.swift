/// Sixty-two division steps of Bernstein and Yang on a pair (f, g) with f odd, as one matrix.
///
/// A division step with counter δ maps
///
///     (δ, f, g) ↦ (1 − δ, g, (g − f)/2)              if δ > 0 and g is odd,
///     (δ, f, g) ↦ (1 + δ, f, (g + (g mod 2)·f)/2)    otherwise.
///
/// After 62 of them 2⁶²·f′ = u·f + v·g and 2⁶²·g′ = q·f + r·g, where u, v, q, r depend only on δ
/// and the low 62 bits of f and g, and |u| + |v| ≤ 2⁶², |q| + |r| ≤ 2⁶².
///
/// Source: D. J. Bernstein, B.-Y. Yang, "Fast constant-time gcd computation and modular
/// inversion", TCHES 2019(3), §8–11. Deviation: variable time, several steps at once.
struct DivstepMatrix {
  let u, v, q, r: Int64

  /// The steps from δ and the low words of f and g; `delta` becomes the δ after them.
  @inline(always)
  init(delta: inout Int, f: UInt64, g: UInt64) {
    var f = f
    var g = g
    var (u, v, q, r): (UInt64, UInt64, UInt64, UInt64) = (1, 0, 0, 1)
    var remaining = 62
    while true {
      // While g is even a step only halves it. The matrix keeps its scale by doubling the f row.
      let zeros = (g | UInt64.max &<< UInt64(truncatingIfNeeded: remaining)).trailingZeroBitCount
      g = g &>> UInt64(truncatingIfNeeded: zeros)
      u = u &<< UInt64(truncatingIfNeeded: zeros)
      v = v &<< UInt64(truncatingIfNeeded: zeros)
      delta &+= zeros
      remaining &-= zeros
      if remaining == 0 { break }

      // An odd g with δ > 0: pass to (−δ, g, −f), whose ordinary step is the exchanging one.
      if delta > 0 {
        (f, g) = (g, 0 &- f)
        (u, q) = (q, 0 &- u)
        (v, r) = (r, 0 &- v)
        delta = 0 &- delta
      }

      // The next 1 − δ steps exchange nothing: they add w·f with w = −g/f modulo a power of two.
      // f² ≡ 1 mod 8 makes f·f(f² − 2) = (f² − 1)² − 1 ≡ −1 mod 2⁶, so f(f² − 2) is −1/f there.
      let steps = min(1 &- delta, remaining)
      // Six bits of w and no more: with others the row (q, r) would outgrow its word.
      let mask: UInt64 = ((1 &<< UInt64(truncatingIfNeeded: steps)) &- 1) & 63
      let w = ((f &* g) &* (f &* f &- 2)) & mask
      g = g &+ w &* f
      q = q &+ w &* u
      r = r &+ w &* v
    }
    self.u = Int64(bitPattern: u)
    self.v = Int64(bitPattern: v)
    self.q = Int64(bitPattern: q)
    self.r = Int64(bitPattern: r)
  }

  /// (u·x + v·y, q·x + r·y) / 2⁶², exactly for (f, g) and modulo p for any other pair.
  @inline(always)
  func applied(to x: SignedLimbs, _ y: SignedLimbs) -> (SignedLimbs, SignedLimbs) {
    (SignedLimbs.combination(u, x, v, y), SignedLimbs.combination(q, x, r, y))
  }
}
