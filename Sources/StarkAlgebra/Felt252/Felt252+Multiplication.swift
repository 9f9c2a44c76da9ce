extension Felt252 {
  /// x·y: 16 + 4 wide multiplications.
  @inlinable
  package static func * (x: Felt252, y: Felt252) -> Felt252 {
    product(x, y, checking: UncheckedBounds.self)
  }

  /// x², with the six mixed products taken once and doubled: 10 + 4 wide multiplications.
  @inlinable
  package func squared() -> Felt252 { squared(checking: UncheckedBounds.self) }

  /// x·y·R⁻¹ on the limbs, which is the product of the elements.
  ///
  /// The operands need not be canonical if the product of their integers is below p·2²⁵⁶.
  @inlinable @inline(always)
  package static func product<Bounds: BoundChecking>(
    _ x: Felt252,
    _ y: Felt252,
    checking bounds: Bounds.Type
  ) -> Felt252 {
    let (h00, l00) = x.l0.multipliedFullWidth(by: y.l0)
    let (h01, l01) = x.l0.multipliedFullWidth(by: y.l1)
    let (h02, l02) = x.l0.multipliedFullWidth(by: y.l2)
    let (h03, l03) = x.l0.multipliedFullWidth(by: y.l3)
    var c: UInt64 = 0
    var t1 = addCarry(h00, l01, &c)
    var t2 = addCarry(h01, l02, &c)
    var t3 = addCarry(h02, l03, &c)
    var t4 = h03 &+ c

    let (h10, l10) = x.l1.multipliedFullWidth(by: y.l0)
    let (h11, l11) = x.l1.multipliedFullWidth(by: y.l1)
    let (h12, l12) = x.l1.multipliedFullWidth(by: y.l2)
    let (h13, l13) = x.l1.multipliedFullWidth(by: y.l3)
    c = 0
    t1 = addCarry(t1, l10, &c)
    t2 = addCarry(t2, l11, &c)
    t3 = addCarry(t3, l12, &c)
    t4 = addCarry(t4, l13, &c)
    var t5 = h13 &+ c
    c = 0
    t2 = addCarry(t2, h10, &c)
    t3 = addCarry(t3, h11, &c)
    t4 = addCarry(t4, h12, &c)
    t5 = t5 &+ c

    let (h20, l20) = x.l2.multipliedFullWidth(by: y.l0)
    let (h21, l21) = x.l2.multipliedFullWidth(by: y.l1)
    let (h22, l22) = x.l2.multipliedFullWidth(by: y.l2)
    let (h23, l23) = x.l2.multipliedFullWidth(by: y.l3)
    c = 0
    t2 = addCarry(t2, l20, &c)
    t3 = addCarry(t3, l21, &c)
    t4 = addCarry(t4, l22, &c)
    t5 = addCarry(t5, l23, &c)
    var t6 = h23 &+ c
    c = 0
    t3 = addCarry(t3, h20, &c)
    t4 = addCarry(t4, h21, &c)
    t5 = addCarry(t5, h22, &c)
    t6 = t6 &+ c

    let (h30, l30) = x.l3.multipliedFullWidth(by: y.l0)
    let (h31, l31) = x.l3.multipliedFullWidth(by: y.l1)
    let (h32, l32) = x.l3.multipliedFullWidth(by: y.l2)
    let (h33, l33) = x.l3.multipliedFullWidth(by: y.l3)
    c = 0
    t3 = addCarry(t3, l30, &c)
    t4 = addCarry(t4, l31, &c)
    t5 = addCarry(t5, l32, &c)
    t6 = addCarry(t6, l33, &c)
    var t7 = h33 &+ c
    c = 0
    t4 = addCarry(t4, h30, &c)
    t5 = addCarry(t5, h31, &c)
    t6 = addCarry(t6, h32, &c)
    t7 = t7 &+ c
    return montgomeryReduced(l00, t1, t2, t3, t4, t5, t6, t7, checking: bounds)
  }

  /// x²·R⁻¹ on the limbs, under the condition of `product`.
  @inlinable @inline(always)
  package func squared<Bounds: BoundChecking>(checking bounds: Bounds.Type) -> Felt252 {
    let (h01, l01) = l0.multipliedFullWidth(by: l1)
    let (h02, l02) = l0.multipliedFullWidth(by: l2)
    let (h03, l03) = l0.multipliedFullWidth(by: l3)
    let (h12, l12) = l1.multipliedFullWidth(by: l2)
    let (h13, l13) = l1.multipliedFullWidth(by: l3)
    let (h23, l23) = l2.multipliedFullWidth(by: l3)
    var c: UInt64 = 0
    let m2 = addCarry(h01, l02, &c)
    var m3 = addCarry(h02, l03, &c)
    var m4 = addCarry(h03, l13, &c)
    var m5 = h13 &+ c
    c = 0
    m3 = addCarry(m3, l12, &c)
    m4 = addCarry(m4, h12, &c)
    m5 = addCarry(m5, l23, &c)
    let m6 = h23 &+ c

    let d1 = l01 &<< 1
    let d2 = m2 &<< 1 | l01 &>> 63
    let d3 = m3 &<< 1 | m2 &>> 63
    let d4 = m4 &<< 1 | m3 &>> 63
    let d5 = m5 &<< 1 | m4 &>> 63
    let d6 = m6 &<< 1 | m5 &>> 63
    let d7 = m6 &>> 63

    let (s0h, s0l) = l0.multipliedFullWidth(by: l0)
    let (s1h, s1l) = l1.multipliedFullWidth(by: l1)
    let (s2h, s2l) = l2.multipliedFullWidth(by: l2)
    let (s3h, s3l) = l3.multipliedFullWidth(by: l3)
    c = 0
    let t1 = addCarry(d1, s0h, &c)
    let t2 = addCarry(d2, s1l, &c)
    let t3 = addCarry(d3, s1h, &c)
    let t4 = addCarry(d4, s2l, &c)
    let t5 = addCarry(d5, s2h, &c)
    let t6 = addCarry(d6, s3l, &c)
    let t7 = d7 &+ s3h &+ c
    return Felt252.montgomeryReduced(s0l, t1, t2, t3, t4, t5, t6, t7, checking: bounds)
  }

  /// t·R⁻¹ mod p for t = Σ tᵢ·2^(64i) in [0, p·2²⁵⁶) ↦ [0, p).
  ///
  /// Because p ≡ 1 mod 2¹⁹², the multiple of p that clears the low three limbs at once is
  /// (t mod 2¹⁹²)·p, so t − (t mod 2¹⁹²)·p = 2¹⁹²·u with u = (t₃…t₇) − (t₀…t₂)·(2⁵⁹ + 17): three
  /// multiplications. One more step of the same kind clears the next limb, and a negative result,
  /// above −p, gets p added.
  @inlinable @inline(always)
  static func montgomeryReduced<Bounds: BoundChecking>(
    _ t0: UInt64,
    _ t1: UInt64,
    _ t2: UInt64,
    _ t3: UInt64,
    _ t4: UInt64,
    _ t5: UInt64,
    _ t6: UInt64,
    _ t7: UInt64,
    checking bounds: Bounds.Type
  ) -> Felt252 {
    bounds.require(UInt256(t4, t5, t6, t7) < modulus, "a number to be reduced is below p·2²⁵⁶")
    let (h0, m0) = t0.multipliedFullWidth(by: topLimb)
    let (h1, l1) = t1.multipliedFullWidth(by: topLimb)
    let (h2, l2) = t2.multipliedFullWidth(by: topLimb)
    var c: UInt64 = 0
    let m1 = addCarry(h0, l1, &c)
    let m2 = addCarry(h1, l2, &c)
    let m3 = h2 &+ c
    c = 0
    let u0 = subtractBorrow(t3, m0, &c)
    let u1 = subtractBorrow(t4, m1, &c)
    let u2 = subtractBorrow(t5, m2, &c)
    let u3 = subtractBorrow(t6, m3, &c)
    let u4 = t7 &- c
    let (qh, ql) = u0.multipliedFullWidth(by: topLimb)
    c = 0
    let v2 = subtractBorrow(u3, ql, &c)
    let v3 = u4 &- qh &- c
    let mask = UInt64(bitPattern: Int64(bitPattern: v3) &>> 63)
    c = 0
    let r0 = addCarry(u1, mask & 1, &c)
    let r1 = addCarry(u2, 0, &c)
    let r2 = addCarry(v2, 0, &c)
    let result = Felt252(limbs: r0, r1, r2, v3 &+ (mask & topLimb) &+ c)
    bounds.require(result.isCanonical, "a reduced number is below p")
    return result
  }
}
