/// Bytes of a command line as a string that keeps all of them.
///
/// An argument is any bytes but zero, and strings of Swift hold UTF-8 only: their usual decoding
/// puts one mark in the place of whatever is none, so that two names of files become one, and
/// neither is that of the file. Here a byte b that belongs to no character becomes the scalar
/// U+10FF00 + b, of which none below U+10FF80 is used, since a byte below 0x80 is a character. The
/// scalars used for this are taken apart in the same way where they come in an argument: they are
/// private to their users. So text(of:) has an inverse, and plain arguments are what they were.
package enum ArgumentText {
  private static let first: UInt32 = 0x10ff80
  private static let last: UInt32 = 0x10ffff

  /// The text for `bytes`.
  package static func text(of bytes: [UInt8]) -> String {
    var text = ""
    walk(bytes) { scalar, encoded in
      if isReserved(scalar) {
        for byte in encoded { append(byte, to: &text) }
      } else {
        text.unicodeScalars.append(scalar)
      }
    } stray: { byte in
      append(byte, to: &text)
    }
    return text
  }

  /// Gives every character in `bytes` with its bytes, and every byte that belongs to none, in
  /// order.
  static func walk(
    _ bytes: [UInt8],
    scalar: (Unicode.Scalar, ArraySlice<UInt8>) -> Void,
    stray: (UInt8) -> Void
  ) {
    var input = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var start = 0
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let encoded):
        scalar(Unicode.UTF8.decode(encoded), bytes[start..<start + encoded.count])
        start += encoded.count
      case .error(let length):
        for byte in bytes[start..<start + length] { stray(byte) }
        start += length
      case .emptyInput:
        return
      }
    }
  }

  /// The bytes of which `text` is the text.
  package static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if isReserved(scalar) {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: Array(String(scalar).utf8))
      }
    }
    return bytes
  }

  private static func isReserved(_ scalar: Unicode.Scalar) -> Bool {
    (first...last).contains(scalar.value)
  }

  /// Adds the scalar for a byte from 0x80 on.
  private static func append(_ byte: UInt8, to text: inout String) {
    if let scalar = Unicode.Scalar(0x10ff00 + UInt32(byte)) { text.unicodeScalars.append(scalar) }
  }
}
