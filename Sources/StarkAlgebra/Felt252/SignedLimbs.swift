/// A signed integer Σ nᵢ·2^(62i), 0 ≤ i < 5, with n₀…n₃ in [0, 2⁶²) and the sign in n₄.
///
/// Two bits short of a word, the limbs let products with 62-bit factors be summed before any carry
/// is resolved.
package struct SignedLimbs {
  var n0, n1, n2, n3, n4: Int64

  @inline(always)
  package init(_ n0: Int64, _ n1: Int64 = 0, _ n2: Int64 = 0, _ n3: Int64 = 0, _ n4: Int64 = 0) {
    self.n0 = n0
    self.n1 = n1
    self.n2 = n2
    self.n3 = n3
    self.n4 = n4
  }

  /// The integer w0 + w1·2⁶⁴ + w2·2¹²⁸ + w3·2¹⁹².
  @inline(always)
  init(_ w0: UInt64, _ w1: UInt64, _ w2: UInt64, _ w3: UInt64) {
    self.init(
      SignedLimbs.low62(w0),
      SignedLimbs.low62(w0 &>> 62 | w1 &<< 2),
      SignedLimbs.low62(w1 &>> 60 | w2 &<< 4),
      SignedLimbs.low62(w2 &>> 58 | w3 &<< 6),
      Int64(bitPattern: w3 &>> 56)
    )
  }

  /// The integer modulo 2²⁵⁶.
  @inline(always)
  var words: UInt256 {
    let (m0, m1, m2) = (UInt64(bitPattern: n0), UInt64(bitPattern: n1), UInt64(bitPattern: n2))
    let (m3, m4) = (UInt64(bitPattern: n3), UInt64(bitPattern: n4))
    return UInt256(
      m0 | m1 &<< 62,
      m1 &>> 2 | m2 &<< 60,
      m2 &>> 4 | m3 &<< 58,
      m3 &>> 6 | m4 &<< 56
    )
  }

  /// Whether n₀…n₃ are in [0, 2⁶²).
  var isNormal: Bool {
    [n0, n1, n2, n3].allSatisfy { (0...SignedLimbs.mask).contains($0) }
  }

  /// Whether 2·|self| ≤ halves·p + 2·rest.
  ///
  /// That is, neither halves·p + 2·rest + 2·self nor halves·p + 2·rest − 2·self is negative; the
  /// sign of such a sum is that of what is carried into its top limb.
  package func isAtMost(halves: Int, plus rest: Int) -> Bool {
    let p = SignedLimbs.modulus
    let pairs = [(n0, p.n0), (n1, p.n1), (n2, p.n2), (n3, p.n3), (n4, p.n4)]
    return [Int128(2), -2].allSatisfy { factor in
      var carry = 2 * Int128(rest)
      for (limb, multiple) in pairs {
        let term = Int128(halves) * Int128(multiple) + factor * Int128(limb)
        carry = (carry + term) >> 62
      }
      return carry >= 0
    }
  }

  /// p = 1 + 1088·2¹⁸⁶ + 8·2²⁴⁸.
  package static var modulus: SignedLimbs { SignedLimbs(1, 0, 0, 1088, 8) }

  @inline(always)
  var isZero: Bool { n0 | n1 | n2 | n3 | n4 == 0 }

  /// Whether the integer is 1 or −1; without a branch on which of them.
  @inline(always)
  var isUnit: Bool {
    let sign = n4 &>> 63
    let limb = sign & SignedLimbs.mask
    return (n0 ^ limb ^ (1 &+ sign)) | (n1 ^ limb) | (n2 ^ limb) | (n3 ^ limb) | (n4 ^ sign) == 0
  }

  /// The integer modulo 2⁶⁴.
  @inline(always)
  var lowWord: UInt64 { UInt64(bitPattern: n0) | UInt64(bitPattern: n1) &<< 62 }

  /// (a·x + b·y + m·p) / 2⁶² with the m in [−2⁶¹, 2⁶¹) that makes the division exact.
  ///
  /// p ≡ 1 mod 2⁶², so m is minus the low limb of a·x + b·y; it is 0 if that sum is divisible
  /// itself. Requires |a| + |b| ≤ 2⁶²; then |x|, |y| ≤ B give a result of at most B + p/2.
  @inline(always)
  package static func combination<Bounds: BoundChecking>(
    _ a: Int64,
    _ x: SignedLimbs,
    _ b: Int64,
    _ y: SignedLimbs,
    checking bounds: Bounds.Type
  ) -> SignedLimbs {
    bounds.require(areFactors(a, b, within: 62), "|a| + |b| is at most 2⁶²")
    bounds.require(x.isNormal && y.isNormal, "the limbs below the top one are in [0, 2⁶²)")
    var sum = product(a, x.n0) &+ product(b, y.n0)
    let m = (Int64(truncatingIfNeeded: 0 &- sum) &<< 2) &>> 2
    sum = (sum &+ Int128(m)) &>> 62
    sum = sum &+ product(a, x.n1) &+ product(b, y.n1)
    let n0 = nextLimb(&sum)
    sum = sum &+ product(a, x.n2) &+ product(b, y.n2)
    let n1 = nextLimb(&sum)
    sum = sum &+ product(a, x.n3) &+ product(b, y.n3) &+ product(m, modulus.n3)
    let n2 = nextLimb(&sum)
    sum = sum &+ product(a, x.n4) &+ product(b, y.n4) &+ product(m, modulus.n4)
    let n3 = nextLimb(&sum)
    bounds.require(Int64(exactly: sum) != nil, "the top limb fits a word")
    return SignedLimbs(n0, n1, n2, n3, Int64(truncatingIfNeeded: sum))
  }

  /// x·y in full.
  @inline(always)
  private static func product(_ x: Int64, _ y: Int64) -> Int128 {
    Int128(truncatingIfNeeded: x) &* Int128(truncatingIfNeeded: y)
  }

  /// Removes and returns the low 62 bits of `sum`, leaving ⌊sum / 2⁶²⌋.
  @inline(always)
  private static func nextLimb(_ sum: inout Int128) -> Int64 {
    let limb = Int64(truncatingIfNeeded: sum) & mask
    sum = sum &>> 62
    return limb
  }

  /// Whether |a| + |b| ≤ 2^exponent, for an exponent of at most 62.
  package static func areFactors(_ a: Int64, _ b: Int64, within exponent: Int) -> Bool {
    let bound: UInt64 = 1 << UInt64(exponent)
    return a.magnitude <= bound && b.magnitude <= bound - a.magnitude
  }

  /// The low 62 bits of a word as a limb.
  @inline(always)
  static func low62(_ word: UInt64) -> Int64 { Int64(bitPattern: word) & mask }

  /// 2⁶² − 1.
  static var mask: Int64 { (1 << 62) - 1 }
}
