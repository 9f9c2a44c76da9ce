extension Felt252 {
  /// R² mod p in limbs: multiplying by it brings a plain integer into Montgomery form.
  @usableFromInline
  static let radixSquared = Felt252(
    limbs: 0xffff_fd73_7e00_0401,
    0x0000_0001_330f_ffff,
    0xffff_ffff_ff6f_8000,
    0x07ff_d4ab_5e00_8810
  )

  /// The image of `integer` in the field.
  @inlinable
  package init(_ integer: UInt64) {
    self = Felt252(limbs: integer, 0, 0, 0) * Felt252.radixSquared
  }

  /// The element with the plain value `integer`, or nil if integer ≥ p.
  @inlinable
  package init?(_ integer: UInt256) {
    guard integer < Felt252.modulus else { return nil }
    self =
      Felt252(limbs: integer.w0, integer.w1, integer.w2, integer.w3) * Felt252.radixSquared
  }

  /// The plain value in [0, p).
  @inlinable
  package var integer: UInt256 {
    let plain = Felt252.montgomeryReduced(
      l0,
      l1,
      l2,
      l3,
      0,
      0,
      0,
      0,
      checking: UncheckedBounds.self
    )
    return UInt256(plain.l0, plain.l1, plain.l2, plain.l3)
  }

  /// The element whose plain value is encoded big-endian in `bytes`, or nil if it is not below p.
  @inlinable
  package init?(_ bytes: Bytes32) {
    self.init(bytes.integer)
  }

  /// The plain value, big-endian.
  @inlinable
  package var bytes: Bytes32 { Bytes32(integer) }

  /// integer mod p for any integer below 2²⁵⁶ < 32p.
  package init(reducing integer: UInt256) {
    // ⌊integer / 2²⁵¹⌋·p is at most integer + p; one correction in either direction remains.
    let quotient = integer.w3 >> 59
    var borrow: UInt64 = 0
    let d0 = subtractBorrow(integer.w0, quotient, &borrow)
    let d1 = subtractBorrow(integer.w1, 0, &borrow)
    let d2 = subtractBorrow(integer.w2, 0, &borrow)
    let d3 = integer.w3 &- quotient &* Felt252.topLimb &- borrow
    let remainder = UInt256(d0, d1, d2, d3)
    let negative = Int64(bitPattern: d3) < 0
    let canonical =
      negative ? remainder.addingReportingOverflow(Felt252.modulus).sum : remainder
    precondition(canonical < Felt252.modulus, "one correction did not reduce an integer")
    self =
      Felt252(limbs: canonical.w0, canonical.w1, canonical.w2, canonical.w3) * Felt252.radixSquared
  }

  /// low + high·2²⁵⁶ mod p, the wide reduction of a 512-bit number.
  package init(reducingLow low: UInt256, high: UInt256) {
    // A Montgomery product with R² multiplies by 2²⁵⁶ once more than a conversion does.
    self = Felt252(reducing: low) + Felt252(reducing: high) * Felt252.radixSquared
  }
}

extension Felt252: CommittableField {
  /// The element whose Montgomery limbs are `cell` read big-endian, or nil if they spell p or more.
  @inlinable
  package init?(cell: Bytes32) {
    let integer = cell.integer
    guard integer < Felt252.modulus else { return nil }
    self.init(limbs: integer.w0, integer.w1, integer.w2, integer.w3)
  }

  /// The Montgomery limbs, big-endian: the form of Stone's table cells.
  @inlinable
  package var cell: Bytes32 { Bytes32(UInt256(l0, l1, l2, l3)) }
}
