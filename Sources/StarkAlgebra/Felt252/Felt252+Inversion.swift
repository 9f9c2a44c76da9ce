extension Felt252 {
  /// x⁻¹, or nil for zero; in the time of about 90 multiplications.
  ///
  /// Runs the division steps of `DivstepMatrix` from (f, g) = (p, n), n the limbs of x, in batches
  /// of 62 until g = 0, when f = ±gcd(p, n) = ±1. Beside them d and e follow with the invariant
  ///
  ///     d·n ≡ f,  e·n ≡ g  (mod p),    d = 0, e = 1 at the start,
  ///
  /// so that in the end ±d is n⁻¹. For 252-bit integers 729 steps suffice (Theorem 11.2 there),
  /// twelve batches; most elements take nine. |f|, |g| never exceed p, and |d|, |e| grow by at most
  /// p/2 a batch, from 1 to less than 8p.
  @usableFromInline
  package func inverse() -> Felt252? { inverse(checking: UncheckedBounds.self) }

  /// x⁻¹, or nil for zero, with a choice to look at the bounds of every step.
  package func inverse<Bounds: BoundChecking>(checking bounds: Bounds.Type) -> Felt252? {
    guard self != .zero else { return nil }
    var delta = 1
    var f = SignedLimbs.modulus
    var g = SignedLimbs(l0, l1, l2, l3)
    var d = SignedLimbs(0)
    var e = SignedLimbs(1)
    var batchCount = 0
    while !g.isZero {
      let matrix = DivstepMatrix(delta: &delta, f: f.lowWord, g: g.lowWord, checking: bounds)
      (f, g) = matrix.applied(to: f, g, checking: bounds)
      (d, e) = matrix.applied(to: d, e, checking: bounds)
      batchCount &+= 1
      bounds.require(
        f.isAtMost(halves: 2, plus: 0) && g.isAtMost(halves: 2, plus: 0),
        "|f| and |g| are at most p"
      )
      bounds.require(
        d.isAtMost(halves: batchCount, plus: 1) && e.isAtMost(halves: batchCount, plus: 1),
        "after k batches |d| and |e| are at most 1 + k·p/2"
      )
    }
    bounds.require(batchCount <= 12, "729 steps suffice")
    // Nothing else would show that a step went wrong: d would be some number.
    precondition(f.isUnit, "the division steps did not end at f = ±1")
    // n = x·R gives n⁻¹ = x⁻¹·R⁻¹, two factors R short of Montgomery form, and the product below
    // divides by another one.
    let inverse = Felt252(limbs: d, negated: f.n4 < 0)
    return Felt252.product(inverse, Felt252.radixCubed, checking: bounds)
  }

  /// The limbs of ±d + 8p for |d| < 8p, an integer below 2²⁵⁶ that is not canonical.
  @inline(always)
  private init(limbs d: SignedLimbs, negated: Bool) {
    let sign: Int64 = negated ? -1 : 1
    let n0 = sign &* d.n0 &+ 8
    let n1 = sign &* d.n1 &+ (n0 &>> 62)
    let n2 = sign &* d.n2 &+ (n1 &>> 62)
    let n3 = sign &* d.n3 &+ 8 &* SignedLimbs.modulus.n3 &+ (n2 &>> 62)
    let n4 = sign &* d.n4 &+ 8 &* SignedLimbs.modulus.n4 &+ (n3 &>> 62)
    let positive = SignedLimbs(
      n0 & SignedLimbs.mask,
      n1 & SignedLimbs.mask,
      n2 & SignedLimbs.mask,
      n3 & SignedLimbs.mask,
      n4
    )
    let words = positive.words
    self.init(limbs: words.w0, words.w1, words.w2, words.w3)
  }

  /// The limbs of R³ mod p.
  private static let radixCubed = Felt252(
    limbs: 0xcc71_77d1_406d_f18e,
    0x7545_7066_77ff_cc06,
    0xf47d_84f8_3630_0018,
    0x038e_5f79_873c_0a6d
  )
}
