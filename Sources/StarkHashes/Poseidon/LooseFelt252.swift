package import StarkAlgebra

/// An integer below 2²⁵⁶ that stands for its class modulo p, in Montgomery form.
///
/// Sums of a few field elements need no reduction between them: 2²⁵⁶ is just below 32·p. Each use
/// states the bound that it keeps, in multiples of p (`below`), and whether that and the ranges of
/// the operations are looked at is the choice of `Bounds`.
package struct LooseFelt252<Bounds: BoundChecking>: Equatable {
  package private(set) var l0, l1, l2, l3: UInt64

  /// Limbs, least significant first.
  @inline(always)
  package init(limbs l0: UInt64, _ l1: UInt64, _ l2: UInt64, _ l3: UInt64) {
    self.l0 = l0
    self.l1 = l1
    self.l2 = l2
    self.l3 = l3
  }

  /// The representative below p.
  @inline(always)
  package init(_ element: Felt252) {
    self.init(limbs: element.l0, element.l1, element.l2, element.l3)
  }

  /// `factor`·p for a factor up to 31: zero of the field, to be added before a subtraction.
  @inline(always)
  package static func modulus(times factor: UInt64) -> LooseFelt252 {
    Bounds.require(factor <= 31, "a multiple of p is below 2²⁵⁶")
    return LooseFelt252(limbs: factor, 0, 0, factor &* Felt252.modulus.w3)
  }

  /// The same value, of which it is known here that it is below `factor`·p.
  @inline(always)
  package func below(_ factor: UInt64) -> LooseFelt252 {
    Bounds.require(isBelow(factor), "a loose value stays below the multiple of p that is stated")
    return self
  }

  /// Whether the value is below `factor`·p.
  private func isBelow(_ factor: UInt64) -> Bool {
    UInt256(l0, l1, l2, l3) < UInt256(factor, 0, 0, factor * Felt252.modulus.w3)
  }

  /// x + y, which must be below 2²⁵⁶.
  @inline(always)
  package static func + (x: LooseFelt252, y: LooseFelt252) -> LooseFelt252 {
    var carry: UInt64 = 0
    let s0 = addCarry(x.l0, y.l0, &carry)
    let s1 = addCarry(x.l1, y.l1, &carry)
    let s2 = addCarry(x.l2, y.l2, &carry)
    Bounds.require(
      y.l3 <= .max - x.l3 && carry <= .max - x.l3 - y.l3,
      "a loose sum is below 2²⁵⁶"
    )
    return LooseFelt252(limbs: s0, s1, s2, x.l3 &+ y.l3 &+ carry)
  }

  /// x − y, which must not be negative.
  @inline(always)
  package static func - (x: LooseFelt252, y: LooseFelt252) -> LooseFelt252 {
    var borrow: UInt64 = 0
    let d0 = subtractBorrow(x.l0, y.l0, &borrow)
    let d1 = subtractBorrow(x.l1, y.l1, &borrow)
    let d2 = subtractBorrow(x.l2, y.l2, &borrow)
    Bounds.require(x.l3 >= y.l3 && x.l3 - y.l3 >= borrow, "a loose difference is not negative")
    return LooseFelt252(limbs: d0, d1, d2, x.l3 &- y.l3 &- borrow)
  }

  /// 2x, which must be below 2²⁵⁶.
  @inline(always)
  package var doubled: LooseFelt252 {
    Bounds.require(l3 >> 63 == 0, "a loose double is below 2²⁵⁶")
    return LooseFelt252(
      limbs: l0 &<< 1,
      l1 &<< 1 | l0 &>> 63,
      l2 &<< 1 | l1 &>> 63,
      l3 &<< 1 | l2 &>> 63
    )
  }

  /// A representative in (0, 2p), for any value.
  ///
  /// With x = q·2²⁵¹ + r and 2²⁵¹ = p − c, c = 17·2¹⁹² + 1, the result is x − (q − 1)·p =
  /// r − q·c + p. It is positive because q·c ≤ 31·c < p, and below 2p because r < 2²⁵¹ < p.
  @inline(always)
  package var weaklyReduced: LooseFelt252 {
    let multiple = (l3 &>> 59) &- 1
    // q − 1 may be −1, whose sign goes on through the middle limbs.
    let sign = UInt64(bitPattern: Int64(bitPattern: multiple) &>> 63)
    var borrow: UInt64 = 0
    let d0 = subtractBorrow(l0, multiple, &borrow)
    let d1 = subtractBorrow(l1, sign, &borrow)
    let d2 = subtractBorrow(l2, sign, &borrow)
    let d3 = l3 &- sign &- multiple &* Felt252.modulus.w3 &- borrow
    let result = LooseFelt252(limbs: d0, d1, d2, d3)
    Bounds.require(
      result.isBelow(2) && (d0 | d1 | d2 | d3) != 0,
      "a weakly reduced value is in (0, 2p)"
    )
    return result
  }

  /// The field element, for a value below 2p.
  @inline(always)
  package var reduced: Felt252 {
    Bounds.require(isBelow(2), "a value to be reduced by one subtraction is below 2p")
    var borrow: UInt64 = 0
    let d0 = subtractBorrow(l0, 1, &borrow)
    let d1 = subtractBorrow(l1, 0, &borrow)
    let d2 = subtractBorrow(l2, 0, &borrow)
    let d3 = l3 &- Felt252.modulus.w3 &- borrow
    let keep = Int64(bitPattern: d3) < 0
    return Felt252(limbs: keep ? l0 : d0, keep ? l1 : d1, keep ? l2 : d2, keep ? l3 : d3)
  }

  /// x³ as a field element, for x < 5p.
  ///
  /// A Montgomery product is canonical if the product of the integers is below p·2²⁵⁶, which is
  /// above 31·p². That holds for the square, 25·p², and for the product of the canonical square
  /// with x; the element that carries the limbs of x into them need not be canonical itself.
  @inline(always)
  package var cubed: Felt252 {
    Bounds.require(isBelow(5), "a value to be cubed is below 5p")
    let x = Felt252(limbs: l0, l1, l2, l3)
    let square = x.squared(checking: Bounds.self)
    return Felt252.product(square, x, checking: Bounds.self)
  }
}
