/// An integer of any size, computed by GMP.
///
/// For exact money arithmetic, scalars modulo the curve order, prime fields whose modulus is known
/// only at run time, and as the oracle of the other arithmetic in tests. The limbs are a Swift
/// array that GMP reads in place, so copies, threads and lifetimes need no care.
package struct Integer: Hashable, Sendable {
  /// Whether the integer is below zero.
  package let isNegative: Bool
  /// |self| = Σ limbs[i]·2^(64i), without zeros at the end: empty for zero.
  let limbs: [UInt]

  /// The integer with the given sign and magnitude, whose zeros at the end are dropped.
  init(isNegative: Bool, limbs: [UInt]) {
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    self.isNegative = isNegative && !limbs.isEmpty
    self.limbs = limbs
  }

  /// The value of `integer`.
  package init(_ integer: Int) {
    self.init(isNegative: integer < 0, limbs: [integer.magnitude])
  }

  /// The value of `integer`.
  package init(_ integer: UInt64) {
    self.init(isNegative: false, limbs: [UInt(integer)])
  }

  /// The value of `integer`.
  package init(_ integer: UInt256) {
    let words = [integer.w0, integer.w1, integer.w2, integer.w3]
    self.init(isNegative: false, limbs: words.map { UInt($0) })
  }

  /// The value of optional minus sign and decimal `digits`, nil for anything else.
  ///
  /// Takes time a little more than linear in the number of digits, which the caller bounds.
  package init?(decimal digits: some StringProtocol) {
    self.init(digits, radix: 10)
  }

  /// The value of an optional minus sign, an optional `0x` and hexadecimal `digits`, nil for
  /// anything else.
  package init?(hexadecimal digits: some StringProtocol) {
    self.init(digits, radix: 16)
  }

  /// −1, 0 or 1 as the integer is negative, zero or positive.
  package var signum: Int {
    if limbs.isEmpty { 0 } else { isNegative ? -1 : 1 }
  }

  /// |self|.
  package var magnitude: Integer { Integer(isNegative: false, limbs: limbs) }

  /// The number of bits of the magnitude up to the highest set one; 0 for zero.
  package var bitWidth: Int {
    guard let last = limbs.last else { return 0 }
    return UInt.bitWidth * limbs.count - last.leadingZeroBitCount
  }
}

extension Integer: ExpressibleByIntegerLiteral {
  /// A literal of any length.
  package init(integerLiteral value: StaticBigInt) {
    let isNegative = value.signum() < 0
    var words = (0...value.bitWidth / UInt.bitWidth).map { value[$0] }
    if isNegative {
      // The words are a two's complement; the magnitude is their complement plus one.
      var carry = true
      for index in words.indices {
        let (word, overflow) = (~words[index]).addingReportingOverflow(carry ? 1 : 0)
        words[index] = word
        carry = overflow
      }
    }
    self.init(isNegative: isNegative, limbs: words)
  }
}

extension Integer: CustomStringConvertible {
  /// The decimal digits, after a minus sign if negative.
  package var description: String { digits(radix: 10) }

  /// `0x` and the lowercase hexadecimal digits, after a minus sign if negative.
  package var hexadecimal: String {
    (isNegative ? "-0x" : "0x") + magnitude.digits(radix: 16)
  }
}

extension UInt256 {
  /// The value of `integer`, nil if it is negative or needs more than 256 bits.
  package init?(_ integer: Integer) {
    guard !integer.isNegative, integer.limbs.count <= 4 else { return nil }
    let words = (integer.limbs + [0, 0, 0, 0]).map { UInt64($0) }
    self.init(words[0], words[1], words[2], words[3])
  }
}

extension UInt128 {
  /// The value of `integer`, nil if it is negative or needs more than 128 bits.
  package init?(_ integer: Integer) {
    guard let words = UInt256(integer), words.w2 | words.w3 == 0 else { return nil }
    self = UInt128(words.w1) << 64 | UInt128(words.w0)
  }
}

extension Int128 {
  /// The value of `integer`, or the closest with a magnitude below 2¹²⁷.
  package init(clamping integer: Integer) {
    let magnitude = UInt128(integer.magnitude) ?? .max
    self = integer.isNegative ? 0 - Int128(clamping: magnitude) : Int128(clamping: magnitude)
  }
}

extension Int {
  /// The value of `integer`, nil if it is out of range.
  package init?(_ integer: Integer) {
    guard integer.limbs.count <= 1 else { return nil }
    let magnitude = integer.limbs.first ?? 0
    if integer.isNegative {
      guard magnitude <= Int.min.magnitude else { return nil }
      self = Int(truncatingIfNeeded: 0 &- magnitude)
    } else {
      self.init(exactly: magnitude)
    }
  }
}
