/// An unsigned integer below 2²⁵⁶: w0 + w1·2⁶⁴ + w2·2¹²⁸ + w3·2¹⁹².
///
/// Meant for comparisons, encodings and digests read as numbers; arithmetic beyond that belongs to
/// `Felt252` or `Integer`.
@frozen
@usableFromInline
package struct UInt256: Hashable, Sendable {
  @usableFromInline package var w0, w1, w2, w3: UInt64

  /// The four words, least significant first.
  @inlinable
  package init(_ w0: UInt64, _ w1: UInt64 = 0, _ w2: UInt64 = 0, _ w3: UInt64 = 0) {
    self.w0 = w0
    self.w1 = w1
    self.w2 = w2
    self.w3 = w3
  }

  /// Zero.
  @inlinable
  package static var zero: UInt256 { UInt256(0) }

  /// Bit `index` (0 is the least significant); bits from 256 on are false.
  @inlinable
  package func bit(_ index: Int) -> Bool {
    let word =
      switch index / 64 {
      case 0: w0
      case 1: w1
      case 2: w2
      case 3: w3
      default: UInt64(0)
      }
    return (word >> UInt64(index % 64)) & 1 == 1
  }

  /// The number of bits up to the highest set one; 0 for zero.
  @inlinable
  package var bitWidth: Int {
    if w3 != 0 { return 256 - w3.leadingZeroBitCount }
    if w2 != 0 { return 192 - w2.leadingZeroBitCount }
    if w1 != 0 { return 128 - w1.leadingZeroBitCount }
    return 64 - w0.leadingZeroBitCount
  }

  /// self + other modulo 2²⁵⁶, and whether the sum reached 2²⁵⁶.
  @inlinable
  package func addingReportingOverflow(_ other: UInt256) -> (sum: UInt256, overflow: Bool) {
    var carry: UInt64 = 0
    let s0 = addCarry(w0, other.w0, &carry)
    let s1 = addCarry(w1, other.w1, &carry)
    let s2 = addCarry(w2, other.w2, &carry)
    let s3 = addCarry(w3, other.w3, &carry)
    return (UInt256(s0, s1, s2, s3), carry != 0)
  }

  /// self − other modulo 2²⁵⁶, and whether other was larger.
  @inlinable
  package func subtractingReportingOverflow(
    _ other: UInt256
  ) -> (difference: UInt256, overflow: Bool) {
    var borrow: UInt64 = 0
    let d0 = subtractBorrow(w0, other.w0, &borrow)
    let d1 = subtractBorrow(w1, other.w1, &borrow)
    let d2 = subtractBorrow(w2, other.w2, &borrow)
    let d3 = subtractBorrow(w3, other.w3, &borrow)
    return (UInt256(d0, d1, d2, d3), borrow != 0)
  }
}

extension UInt256: Comparable {
  @inlinable
  package static func < (x: UInt256, y: UInt256) -> Bool {
    x.subtractingReportingOverflow(y).overflow
  }
}

extension UInt256 {
  /// The value of hexadecimal `digits` with or without a `0x` prefix.
  ///
  /// Nil for no digits, anything else than digits, or a value of 2²⁵⁶ and more.
  package init?(hexadecimal digits: some StringProtocol) {
    var digits = Substring(digits)
    if digits.hasPrefix("0x") { digits = digits.dropFirst(2) }
    guard !digits.isEmpty else { return nil }
    self.init(0)
    for character in digits.utf8 {
      let digit: UInt64
      switch character {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt64(character - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = UInt64(character - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = UInt64(character - UInt8(ascii: "A") + 10)
      default: return nil
      }
      guard w3 >> 60 == 0 else { return nil }
      w3 = w3 << 4 | w2 >> 60
      w2 = w2 << 4 | w1 >> 60
      w1 = w1 << 4 | w0 >> 60
      w0 = w0 << 4 | digit
    }
  }
}

extension UInt256: CustomStringConvertible {
  /// `0x` and the hexadecimal digits without leading zeros.
  @usableFromInline
  package var description: String {
    let digits = Bytes32(self).description.drop { $0 == "0" }
    return digits.isEmpty ? "0x0" : "0x" + digits
  }
}
