package import StarkAlgebra

/// A prime field below 2³², done the obvious way, to test what is generic over fields.
///
/// A conforming type states its modulus and a generator of its multiplicative group.
package protocol SmallPrimeField: CommittableField, Hashable, CustomStringConvertible {
  /// A prime below 2³².
  static var modulus: UInt64 { get }
  /// An element of order modulus − 1.
  static var multiplicativeGenerator: Self { get }
  /// The canonical representative in [0, modulus).
  var value: UInt64 { get }
  /// The element with this representative, which must be canonical.
  init(canonical value: UInt64)
}

extension SmallPrimeField {
  package static var zero: Self { Self(canonical: 0) }
  package static var one: Self { Self(canonical: 1) }
  package static var half: Self { Self(canonical: (modulus + 1) / 2) }

  package init(_ integer: UInt64) { self.init(canonical: integer % Self.modulus) }

  package static func + (x: Self, y: Self) -> Self { Self(x.value + y.value) }
  package static func - (x: Self, y: Self) -> Self { Self(x.value + modulus - y.value) }
  package static func * (x: Self, y: Self) -> Self { Self(x.value * y.value) }
  package func squared() -> Self { self * self }
  package func inverse() -> Self? { value == 0 ? nil : power(Self.modulus - 2) }

  package static var twoAdicity: Int { (modulus - 1).trailingZeroBitCount }

  package static func rootOfUnity(log2Order: Int) -> Self {
    precondition((0...twoAdicity).contains(log2Order), "order of a root of unity out of range")
    return multiplicativeGenerator.power((modulus - 1) >> UInt64(log2Order))
  }

  package init?(cell: Bytes32) {
    let integer = cell.integer
    guard integer < UInt256(Self.modulus) else { return nil }
    self.init(canonical: integer.w0)
  }

  package var cell: Bytes32 { Bytes32(UInt256(value)) }
  package var description: String { value.description }
}
