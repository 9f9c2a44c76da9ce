/// Base64 as RFC 4648 defines it in §4, with padding and in the one canonical form.
///
/// Blanks, a missing padding and unused bits that are not zero are refused, so that bytes have one
/// text.
package enum Base64 {
  /// The bytes that `text` spells, or nil if it is not base64.
  package static func bytes(_ text: Span<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    guard text.count > 0 else { return [] }
    // The last four characters may be padded and are read by themselves.
    let wholeCount = text.count / 4 - 1
    var bytes = [UInt8](repeating: 0, count: 3 * wholeCount)
    var destination = bytes.mutableSpan
    guard decode(text.extracting(..<(4 * wholeCount)), into: &destination) else { return nil }
    guard let last = lastBytes(text.extracting((4 * wholeCount)...)) else { return nil }
    bytes += last
    return bytes
  }

  /// The one to three bytes of the last four characters.
  private static func lastBytes(_ text: Span<UInt8>) -> [UInt8]? {
    let padding = UInt8(ascii: "=")
    let paddingCount = text[3] != padding ? 0 : text[2] != padding ? 1 : 2
    var group: UInt32 = 0
    for position in 0..<4 - paddingCount {
      guard let value = value(ofCharacter: text[position]) else { return nil }
      group |= UInt32(value) << UInt32(18 - 6 * position)
    }
    let unusedBits = UInt32(8 * paddingCount)
    guard group & ((1 << unusedBits) - 1) == 0 else { return nil }
    return (0..<3 - paddingCount).map { UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * $0)) }
  }

  /// The six bits that a character stands for, or nil if it stands for none.
  @inline(always)
  static func value(ofCharacter byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
