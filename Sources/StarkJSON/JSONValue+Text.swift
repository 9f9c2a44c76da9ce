import StarkAlgebra

extension JSONValue {
  /// The value as the document spells it, with the quotes of a string.
  package var spelling: String {
    let token = token
    let quotes = token.kind == .string ? 1 : 0
    return String(
      decoding: tape.bytes[Int(token.start) - quotes..<Int(token.end) + quotes],
      as: UTF8.self
    )
  }

  /// The bytes of a string of base64; nil if the string is another text.
  ///
  /// A slash may be escaped, as some writers of JSON do.
  package func base64Bytes() throws(JSONError) -> [UInt8]? {
    try expect(.string)
    let bytes = token.hasEscapes ? Array(tape.text(of: token).utf8) : tape.bytes
    let text = token.hasEscapes ? 0..<bytes.count : Int(token.start)..<Int(token.end)
    return Base64.bytes(bytes.span.extracting(text))
  }
}
