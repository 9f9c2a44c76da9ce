/// An element of the STARK field F_p, p = 2²⁵¹ + 17·2¹⁹² + 1.
///
/// The limbs hold x·R mod p with R = 2²⁵⁶ (Montgomery form), least significant limb first, and are
/// canonical: the integer they spell lies in [0, p) after every operation, so that equality of
/// limbs is equality of elements. It is also the form in which Stone writes table cells, so cells
/// are read and hashed without a conversion.
@frozen
@usableFromInline
package struct Felt252: Hashable, Sendable {
  @usableFromInline package var l0, l1, l2, l3: UInt64

  /// Montgomery limbs, which must spell an integer below p.
  @inlinable @inline(always)
  package init(limbs l0: UInt64, _ l1: UInt64, _ l2: UInt64, _ l3: UInt64) {
    self.l0 = l0
    self.l1 = l1
    self.l2 = l2
    self.l3 = l3
  }

  /// Whether the limbs spell an integer below p, as those of every element do.
  @inlinable
  package var isCanonical: Bool { UInt256(l0, l1, l2, l3) < Felt252.modulus }

  /// p as an integer.
  @inlinable
  package static var modulus: UInt256 { UInt256(1, 0, 0, topLimb) }

  /// The limb of p above 2¹⁹²: 2⁵⁹ + 17.
  ///
  /// The two limbs below it are zero and the lowest is 1, hence p ≡ 1 mod 2¹⁹².
  @usableFromInline
  static let topLimb: UInt64 = 0x0800_0000_0000_0011

  /// Zero.
  @inlinable
  package static var zero: Felt252 { Felt252(limbs: 0, 0, 0, 0) }

  /// One: the limbs of R mod p.
  @inlinable
  package static var one: Felt252 {
    Felt252(
      limbs: 0xffff_ffff_ffff_ffe1,
      0xffff_ffff_ffff_ffff,
      0xffff_ffff_ffff_ffff,
      0x07ff_ffff_ffff_fdf0
    )
  }

  /// x + y.
  @inlinable @inline(always)
  package static func + (x: Felt252, y: Felt252) -> Felt252 {
    sum(x, y, checking: UncheckedBounds.self)
  }

  /// x − y.
  @inlinable @inline(always)
  package static func - (x: Felt252, y: Felt252) -> Felt252 {
    difference(x, y, checking: UncheckedBounds.self)
  }

  /// x + y: one addition, and one subtraction of p or 0.
  ///
  /// What is subtracted is a mask of the sign of s − p, not a choice between two differences: in a
  /// loop the choice becomes a branch on the operands, which cannot be predicted (2.5 times
  /// slower).
  @inlinable @inline(always)
  package static func sum<Bounds: BoundChecking>(
    _ x: Felt252,
    _ y: Felt252,
    checking bounds: Bounds.Type
  ) -> Felt252 {
    bounds.require(x.isCanonical && y.isCanonical, "the terms of a sum are below p")
    var carry: UInt64 = 0
    let s0 = addCarry(x.l0, y.l0, &carry)
    let s1 = addCarry(x.l1, y.l1, &carry)
    let s2 = addCarry(x.l2, y.l2, &carry)
    let s3 = x.l3 &+ y.l3 &+ carry
    // p is 1 above topLimb·2¹⁹², so its lower limbs borrow from s only if all of those are zero.
    // And s < 2p < 2²⁵³, so the sign bit says whether s < p.
    let lowBorrow: UInt64 = s0 | s1 | s2 == 0 ? 1 : 0
    let top = Int64(bitPattern: s3 &- topLimb &- lowBorrow)
    let mask = ~UInt64(bitPattern: top &>> 63)
    var borrow: UInt64 = 0
    let d0 = subtractBorrow(s0, mask & 1, &borrow)
    let d1 = subtractBorrow(s1, 0, &borrow)
    let d2 = subtractBorrow(s2, 0, &borrow)
    let result = Felt252(limbs: d0, d1, d2, s3 &- (mask & topLimb) &- borrow)
    bounds.require(result.isCanonical, "a sum is below p")
    return result
  }

  /// x − y: one subtraction and one conditional addition of p.
  @inlinable @inline(always)
  package static func difference<Bounds: BoundChecking>(
    _ x: Felt252,
    _ y: Felt252,
    checking bounds: Bounds.Type
  ) -> Felt252 {
    bounds.require(x.isCanonical && y.isCanonical, "the terms of a difference are below p")
    var borrow: UInt64 = 0
    let d0 = subtractBorrow(x.l0, y.l0, &borrow)
    let d1 = subtractBorrow(x.l1, y.l1, &borrow)
    let d2 = subtractBorrow(x.l2, y.l2, &borrow)
    let d3 = x.l3 &- y.l3 &- borrow
    let mask = UInt64(bitPattern: Int64(bitPattern: d3) &>> 63)
    var carry: UInt64 = 0
    let r0 = addCarry(d0, mask & 1, &carry)
    let r1 = addCarry(d1, 0, &carry)
    let r2 = addCarry(d2, 0, &carry)
    let result = Felt252(limbs: r0, r1, r2, d3 &+ (mask & topLimb) &+ carry)
    bounds.require(result.isCanonical, "a difference is below p")
    return result
  }

  /// 2x.
  @inlinable @inline(always)
  package var doubled: Felt252 { self + self }
}

extension Felt252: CustomStringConvertible {
  /// The integer in [0, p), as `0x` and hexadecimal digits without leading zeros.
  @usableFromInline
  package var description: String { integer.description }
}

extension Felt252: ExpressibleByIntegerLiteral {
  @usableFromInline
  package init(integerLiteral value: UInt64) { self.init(value) }
}
