import StarkAlgebra

extension JSONValue {
  /// The bytes of a string `0x…` with at most 2·maximumCount lowercase digits.
  ///
  /// The length is checked before anything is allocated.
  package func hexadecimalBytes(maximumCount: Int) throws(JSONError) -> [UInt8] {
    let text = try hexadecimalText()
    guard text.count <= 2 + 2 * maximumCount else {
      throw .tooManyElements(at: location, maximum: maximumCount, found: (text.count - 1) / 2)
    }
    let bytes = tape.bytes
    do {
      return try Hexadecimal.bytes(bytes.span.extracting(text))
    } catch {
      throw .notHexadecimal(at: location, fault: error)
    }
  }

  /// The integer below 2²⁵⁶ of a string `0x…` in the form of `Hexadecimal.integer`.
  package func hexadecimalInteger() throws(JSONError) -> (
    w0: UInt64, w1: UInt64, w2: UInt64, w3: UInt64
  ) {
    let text = try hexadecimalText()
    let bytes = tape.bytes
    do {
      return try Hexadecimal.integer(bytes.span.extracting(text))
    } catch {
      throw .notHexadecimal(at: location, fault: error)
    }
  }

  /// The range of a string's text; a backslash in it is then refused as no digit.
  private func hexadecimalText() throws(JSONError) -> Range<Int> {
    try expect(.string)
    return Int(token.start)..<Int(token.end)
  }
}
