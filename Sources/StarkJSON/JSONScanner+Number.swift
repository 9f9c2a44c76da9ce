extension JSONScanner {
  /// Steps over a number: `-`? then 0 or digits without a leading zero, a fraction, an exponent.
  mutating func scanNumber(_ bytes: Span<UInt8>) throws(JSONError) {
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      try scanDigits(bytes)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try scanDigits(bytes)
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      try scanDigits(bytes)
    }
  }

  /// Steps over one or more decimal digits.
  private mutating func scanDigits(_ bytes: Span<UInt8>) throws(JSONError) {
    let start = position
    while position < bytes.count,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    {
      position += 1
    }
    guard position > start else { throw unexpected(bytes, expected: .digit) }
  }
}
