/// Lowercase hexadecimal text with the prefix `0x`, the only form that Stone writes.
///
/// Other spellings of the same bytes (uppercase, blanks, a missing prefix) are refused: a proof
/// then has one text, and a flipped case bit is a different, invalid one.
package enum Hexadecimal {
  /// The bytes that `text` spells: `0x` and an even number of digits, possibly none.
  ///
  /// 16 digits a step; the result takes half as many bytes as there are digits.
  package static func bytes(
    _ text: Span<UInt8>
  ) throws(HexadecimalFault) -> [UInt8] {
    try checkPrefix(text)
    guard text.count % 2 == 0 else { throw .oddDigitCount(text.count - 2) }
    var bytes = [UInt8](repeating: 0, count: text.count / 2 - 1)
    var destination = bytes.mutableSpan
    guard decode(text.extracting(2...), into: &destination) else {
      throw invalidDigit(text, at: firstInvalidDigit(text))
    }
    return bytes
  }

  /// The integer below 2²⁵⁶ that `text` spells, as four words, the least significant first.
  ///
  /// Demands `0x`, then 1 to 64 digits without leading zeros; zero is `0x0`.
  package static func integer(
    _ text: Span<UInt8>
  ) throws(HexadecimalFault) -> (w0: UInt64, w1: UInt64, w2: UInt64, w3: UInt64) {
    try checkPrefix(text)
    let digitCount = text.count - 2
    guard digitCount >= 1 else { throw .noDigits }
    guard digitCount <= 64 else { throw .tooManyDigits(digitCount) }
    guard digitCount == 1 || text[2] != UInt8(ascii: "0") else { throw .leadingZero }
    var words: (w0: UInt64, w1: UInt64, w2: UInt64, w3: UInt64) = (0, 0, 0, 0)
    for position in 2..<text.count {
      guard let digit = value(ofDigit: text[position]) else {
        throw invalidDigit(text, at: position)
      }
      words.w3 = words.w3 << 4 | words.w2 >> 60
      words.w2 = words.w2 << 4 | words.w1 >> 60
      words.w1 = words.w1 << 4 | words.w0 >> 60
      words.w0 = words.w0 << 4 | UInt64(digit)
    }
    return words
  }

  private static func checkPrefix(_ text: Span<UInt8>) throws(HexadecimalFault) {
    guard text.count >= 2, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "x") else {
      throw .prefix
    }
  }

  /// The offset in `text` of the first digit that is none.
  private static func firstInvalidDigit(_ text: Span<UInt8>) -> Int {
    var position = 2
    while position < text.count, value(ofDigit: text[position]) != nil { position += 1 }
    return position
  }

  /// The fault of the byte at `position`, which is no lowercase digit.
  private static func invalidDigit(_ text: Span<UInt8>, at position: Int) -> HexadecimalFault {
    guard position < text.count else { return .digit(at: position) }
    let upperCase = UInt8(ascii: "A")...UInt8(ascii: "F")
    return upperCase.contains(text[position])
      ? .upperCaseDigit(at: position) : .digit(at: position)
  }

  /// The value of a lowercase digit, or nil for any other byte.
  @inline(always)
  static func value(ofDigit byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// Why a text is not hexadecimal in the form that is asked for.
package enum HexadecimalFault: Error, Equatable, Sendable {
  /// It does not begin with `0x`.
  case prefix
  /// It has half a byte too many.
  case oddDigitCount(Int)
  /// The byte at this offset of the text, counting the prefix, is not one of `0`–`9`, `a`–`f`.
  case digit(at: Int)
  /// The byte at this offset is one of `A`–`F`: a digit elsewhere, but not in this form.
  case upperCaseDigit(at: Int)
  /// Nothing follows the prefix.
  case noDigits
  /// More digits than the largest value allowed has.
  case tooManyDigits(Int)
  /// An integer begins with a zero digit that could be left out.
  case leadingZero
}
