/// The text of a string that the scanner has checked.
enum JSONText {
  /// Resolves the escapes in bytes[start..<end].
  ///
  /// A part cut from a checked string is fine: what is broken at its end becomes U+FFFD.
  static func decoded(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> String {
    var units: [UInt8] = []
    units.reserveCapacity(end - start)
    var position = start
    while position < end {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "\\"), position < end else {
        units.append(byte)
        continue
      }
      let escape = bytes[position]
      position += 1
      switch escape {
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0c)
      case UInt8(ascii: "n"): units.append(0x0a)
      case UInt8(ascii: "r"): units.append(0x0d)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "u"):
        let scalar = escapedScalar(bytes, at: &position, end: end)
        units.append(contentsOf: Character(scalar).utf8)
      default: units.append(escape)
      }
    }
    return String(decoding: units, as: UTF8.self)
  }

  /// The scalar of the four digits at `position`, with those of the low surrogate if it needs one.
  private static func escapedScalar(
    _ bytes: Span<UInt8>,
    at position: inout Int,
    end: Int
  ) -> Unicode.Scalar {
    guard let unit = codeUnit(bytes, at: position, end: end) else { return "\u{fffd}" }
    position += 4
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) ?? "\u{fffd}" }
    guard let low = codeUnit(bytes, at: position + 2, end: end) else { return "\u{fffd}" }
    position += 6
    return UTF16.decode(UTF16.EncodedScalar([unit, low]))
  }

  /// The value of the four hexadecimal digits at `position`, or nil if they are not there.
  static func codeUnit(_ bytes: Span<UInt8>, at position: Int, end: Int) -> UInt16? {
    guard position <= end - 4 else { return nil }
    var unit: UInt16 = 0
    for index in position..<position + 4 {
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
