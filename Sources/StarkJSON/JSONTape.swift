/// The values of a document in the order of its text, each in sixteen bytes.
///
/// An object is followed by its members, each a name and a value; an array by its elements.
final class JSONTape: Sendable {
  let bytes: [UInt8]
  let tokens: [JSONToken]

  init(bytes: [UInt8], tokens: [JSONToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// The text of a name or string, with its escapes resolved.
  func text(of token: JSONToken) -> String {
    let bytes = bytes
    let (start, end) = (Int(token.start), Int(token.end))
    guard token.hasEscapes else { return String(decoding: bytes[start..<end], as: UTF8.self) }
    return JSONText.decoded(bytes.span, from: start, to: end)
  }
}

/// A value or member name: its kind and where its text stands.
struct JSONToken: Equatable, Sendable {
  enum Kind: UInt8, Sendable {
    case object, array, name, string, number, `true`, `false`, null
    /// A checked value of a member that nobody asked for; its content was not recorded.
    case unread
  }

  var kind: Kind
  /// Whether a name or string holds escapes, so that its text is not its bytes.
  var hasEscapes = false
  /// The range of the text: without the quotes for strings, with the brackets for containers.
  var start: UInt32
  var end: UInt32
  /// The index of the first token after this value; 0 while a container is still open.
  var next: UInt32
}

extension JSONToken {
  /// The offset at which the text begins, counting the quote of a string.
  var offset: Int {
    kind == .string || kind == .name ? Int(start) - 1 : Int(start)
  }
}
