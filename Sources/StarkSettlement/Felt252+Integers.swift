package import StarkAlgebra

extension Felt252 {
  /// The element that stands for `integer`.
  package init(_ integer: UInt128) {
    let words = UInt256(
      UInt64(truncatingIfNeeded: integer),
      UInt64(truncatingIfNeeded: integer >> 64)
    )
    self.init(reducing: words)
  }

  /// The element of `integer` + 2⁶³, as StarkEx writes balances and funding indices.
  package init(biased integer: Int64) {
    self.init(UInt64(bitPattern: integer) ^ 1 << 63)
  }
}

extension UInt64 {
  /// The integer that `element` stands for, nil for 2⁶⁴ and more.
  package init?(_ element: Felt252) {
    let words = element.integer
    guard words.w1 | words.w2 | words.w3 == 0 else { return nil }
    self = words.w0
  }
}

extension UInt128 {
  /// The integer that `element` stands for, nil for 2¹²⁸ and more.
  package init?(_ element: Felt252) {
    let words = element.integer
    guard words.w2 | words.w3 == 0 else { return nil }
    self = UInt128(words.w1) << 64 | UInt128(words.w0)
  }
}

extension Int64 {
  /// The integer that `element` − 2⁶³ stands for, nil if `element` is 2⁶⁴ or more.
  package init?(biased element: Felt252) {
    guard let word = UInt64(element) else { return nil }
    self.init(bitPattern: word ^ 1 << 63)
  }
}

extension Felt252 {
  /// The element of `integer`: p − |integer| for a negative one.
  package init(signed integer: Int128) {
    let magnitude = Felt252(integer.magnitude)
    self = integer < 0 ? Felt252.zero - magnitude : magnitude
  }
}
