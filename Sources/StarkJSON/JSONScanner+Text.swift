import StarkAlgebra

extension JSONScanner {
  /// Steps over a string from its opening to its closing quote.
  ///
  /// Returns where its content starts; it ends before the closing quote, one before `position`.
  mutating func scanText(
    _ bytes: Span<UInt8>
  ) throws(JSONError) -> (start: Int, hasEscapes: Bool) {
    let start = position + 1
    var hasEscapes = false
    position = start
    while true {
      position = JSONScanner.endOfPlainText(bytes, from: position)
      guard position < bytes.count else { throw unexpected(bytes, expected: .closingQuote) }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return (start, hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try scanEscape(bytes)
      case 0x80...:
        try scanMultibyteScalar(bytes)
      default:
        throw .invalidText(at: location(bytes, position), fault: .controlCharacter)
      }
    }
  }

  /// The first offset from `start` at which something else than a printable ASCII character,
  /// a quote or a backslash stands.
  ///
  /// Eight bytes a step. For a byte c < 128 the top bit of c − 32 says that c is a control
  /// character, those of (c ^ quote) − 1 and (c ^ backslash) − 1 that c is the one or the other,
  /// and that of c that it is not ASCII. A borrow can raise false alarms only in bytes after a
  /// true one, and only the first alarm is looked at.
  @inline(always)
  private static func endOfPlainText(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let topBits: UInt64 = 0x8080_8080_8080_8080
    var position = start
    while let word = bytes.littleEndianWord(at: position) {
      let quotes = (word ^ ones &* 0x22) &- ones
      let backslashes = (word ^ ones &* 0x5c) &- ones
      let controls = word &- ones &* 0x20
      let alarms = (word | quotes | backslashes | controls) & topBits
      guard alarms == 0 else { return position + alarms.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < bytes.count, isPlain(bytes[position]) { position += 1 }
    return position
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x80).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Steps over an escape sequence, and over both halves of an escaped surrogate pair.
  private mutating func scanEscape(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = position
    position += 1
    guard position < bytes.count else { throw unexpected(bytes, expected: .closingQuote) }
    let escape = bytes[position]
    position += 1
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return
    case UInt8(ascii: "u"):
      guard let unit = JSONText.codeUnit(bytes, at: position, end: bytes.count) else {
        throw .invalidText(at: location(bytes, start), fault: .escape)
      }
      position += 4
      guard UTF16.isSurrogate(unit) else { return }
      guard
        UTF16.isLeadSurrogate(unit),
        position < bytes.count - 1,
        bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u"),
        let low = JSONText.codeUnit(bytes, at: position + 2, end: bytes.count),
        UTF16.isTrailSurrogate(low)
      else { throw .invalidText(at: location(bytes, start), fault: .unpairedSurrogate) }
      position += 6
    default:
      throw .invalidText(at: location(bytes, start), fault: .escape)
    }
  }

  /// Steps over a UTF-8 sequence of two to four bytes.
  ///
  /// The first continuation byte has a narrower range after E0, ED, F0 and F4 (RFC 3629, §4): it
  /// keeps out overlong forms, surrogates and what lies above U+10FFFF.
  private mutating func scanMultibyteScalar(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = position
    let length: Int
    var allowed: ClosedRange<UInt8> = 0x80...0xbf
    switch bytes[position] {
    case 0xc2...0xdf: length = 2
    case 0xe0: (length, allowed) = (3, 0xa0...0xbf)
    case 0xed: (length, allowed) = (3, 0x80...0x9f)
    case 0xe1...0xef: length = 3
    case 0xf0: (length, allowed) = (4, 0x90...0xbf)
    case 0xf1...0xf3: length = 4
    case 0xf4: (length, allowed) = (4, 0x80...0x8f)
    default: throw .invalidText(at: location(bytes, start), fault: .encoding)
    }
    position += 1
    while position < start + length {
      guard position < bytes.count, allowed.contains(bytes[position]) else {
        throw .invalidText(at: location(bytes, start), fault: .encoding)
      }
      allowed = 0x80...0xbf
      position += 1
    }
  }
}
