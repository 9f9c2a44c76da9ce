/// A finite field whose elements are values.
///
/// Laws: (F, +, 0) and (F∖{0}, ·, 1) are commutative groups, · distributes over +. Arithmetic is
/// variable time: everything a verifier computes is public.
@usableFromInline
package protocol Field: Equatable, Sendable {
  /// The neutral element of addition.
  static var zero: Self { get }
  /// The neutral element of multiplication.
  static var one: Self { get }
  /// The image of an integer under ℤ → F.
  init(_ integer: UInt64)
  static func + (x: Self, y: Self) -> Self
  static func - (x: Self, y: Self) -> Self
  static func * (x: Self, y: Self) -> Self
  /// x·x, which some fields compute faster than a product.
  func squared() -> Self
  /// x⁻¹, or nil for zero.
  func inverse() -> Self?
}

/// A field with a large multiplicative subgroup of order 2^`twoAdicity`, as FRI over cosets needs.
@usableFromInline
package protocol TwoAdicField: Field {
  /// The largest s such that 2ˢ divides |F| − 1.
  static var twoAdicity: Int { get }
  /// A generator of the subgroup of order 2^`log2Order`, for 0 ≤ log2Order ≤ twoAdicity.
  ///
  /// Consistent: the square of the root for s is the root for s − 1.
  static func rootOfUnity(log2Order: Int) -> Self
  /// ½.
  static var half: Self { get }
}

/// A field whose elements can be table cells: they have one 32-byte encoding.
@usableFromInline
package protocol CommittableField: TwoAdicField {
  /// The element that `cell` encodes, or nil if the encoding is not canonical.
  init?(cell: Bytes32)
  /// The canonical encoding.
  var cell: Bytes32 { get }
}

extension Field {
  /// −x.
  @inlinable
  package static prefix func - (x: Self) -> Self { zero - x }

  @inlinable
  package static func += (x: inout Self, y: Self) { x = x + y }

  @inlinable
  package static func -= (x: inout Self, y: Self) { x = x - y }

  @inlinable
  package static func *= (x: inout Self, y: Self) { x = x * y }

  /// x^(2^`count`), in `count` squarings.
  @inlinable
  package func squared(times count: Int) -> Self {
    var power = self
    for _ in 0..<count { power = power.squared() }
    return power
  }

  /// x^exponent by square and multiply, most significant bit first; x⁰ = 1.
  @inlinable
  package func power(_ exponent: UInt64) -> Self {
    guard exponent != 0 else { return .one }
    var power = self
    var bit = 63 - exponent.leadingZeroBitCount
    while bit > 0 {
      bit -= 1
      power = power.squared()
      if exponent >> UInt64(bit) & 1 == 1 { power = power * self }
    }
    return power
  }
  /// The same for an exponent of up to 256 bits.
  @inlinable
  package func power(_ exponent: UInt256) -> Self {
    var power = Self.one
    for index in (0..<exponent.bitWidth).reversed() {
      power = power.squared()
      if exponent.bit(index) { power = power * self }
    }
    return power
  }
}
