/// Sixty-two division steps of Bernstein and Yang on a pair (f, g) with f odd, as one matrix.
///
/// A division step with counter δ maps
///
///     (δ, f, g) ↦ (1 − δ, g, (g − f)/2)              if δ > 0 and g is odd,
///     (δ, f, g) ↦ (1 + δ, f, (g + (g mod 2)·f)/2)    otherwise.
///
/// After 62 of them 2⁶²·f′ = u·f + v·g and 2⁶²·g′ = q·f + r·g, where u, v, q, r depend only on δ
/// and the low 62 bits of f and g, and |u| + |v| ≤ 2⁶², |q| + |r| ≤ 2⁶², because one step
/// at most doubles these sums.
///
/// Source: D. J. Bernstein, B.-Y. Yang, "Fast constant-time gcd computation and modular
/// inversion", TCHES 2019(3), §8–11. Deviation: variable time, several steps at once.
package struct DivstepMatrix {
  let u, v, q, r: Int64

  /// The steps from δ and the low words of f and g; `delta` becomes the δ after them.
  @inline(always)
  package init<Bounds: BoundChecking>(
    delta: inout Int,
    f lowF: UInt64,
    g lowG: UInt64,
    checking bounds: Bounds.Type
  ) {
    bounds.require(lowF & 1 == 1, "f is odd")
    var (f, g) = (lowF, lowG)
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
      bounds.require(
        DivstepMatrix.isRow(u, v, within: 62 &- remaining)
          && DivstepMatrix.isRow(q, r, within: 62 &- remaining),
        "after i steps |u| + |v| and |q| + |r| are at most 2^i"
      )
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
      // Six bits of w and no more: with others the row (q, r) would outgrow its word.
      let steps = min(1 &- delta, remaining)
      let mask: UInt64 = ((1 &<< UInt64(truncatingIfNeeded: steps)) &- 1) & 63
      let w = ((f &* g) &* (f &* f &- 2)) & mask
      bounds.require(w < 64, "w has at most six bits")
      bounds.require((g &+ w &* f) & mask == 0, "g + w·f is divisible by 2 to the steps taken")
      g = g &+ w &* f
      q = q &+ w &* u
      r = r &+ w &* v
    }
    self.u = Int64(bitPattern: u)
    self.v = Int64(bitPattern: v)
    self.q = Int64(bitPattern: q)
    self.r = Int64(bitPattern: r)
    bounds.require(
      (u &* lowF &+ v &* lowG) &<< 2 == 0 && (q &* lowF &+ r &* lowG) &<< 2 == 0,
      "u·f + v·g and q·f + r·g are divisible by 2⁶²"
    )
  }

  /// (u·x + v·y, q·x + r·y) / 2⁶², exactly for (f, g) and modulo p for any other pair.
  @inline(always)
  func applied<Bounds: BoundChecking>(
    to x: SignedLimbs,
    _ y: SignedLimbs,
    checking bounds: Bounds.Type
  ) -> (SignedLimbs, SignedLimbs) {
    (
      SignedLimbs.combination(u, x, v, y, checking: bounds),
      SignedLimbs.combination(q, x, r, y, checking: bounds)
    )
  }

  /// Whether |a| + |b| ≤ 2^exponent for the signed numbers that a and b spell.
  private static func isRow(_ a: UInt64, _ b: UInt64, within exponent: Int) -> Bool {
    SignedLimbs.areFactors(Int64(bitPattern: a), Int64(bitPattern: b), within: exponent)
  }
}
