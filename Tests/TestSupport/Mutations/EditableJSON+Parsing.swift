extension EditableJSON {
  /// Parses `bytes`, which must be JSON; damaged text is made by edits, not read.
  package init(_ bytes: [UInt8]) throws(MutationError) {
    var parser = Parser(bytes: bytes)
    self = try parser.value()
  }

  private struct Parser {
    let bytes: [UInt8]
    var position = 0

    mutating func value() throws(MutationError) -> EditableJSON {
      switch try peek() {
      case UInt8(ascii: "{"): return .object(try members())
      case UInt8(ascii: "["): return .array(try elements())
      case UInt8(ascii: "\""): return .scalar("\"\(try text())\"")
      default: return .scalar(try literal())
      }
    }

    private mutating func members() throws(MutationError) -> [Member] {
      position += 1
      var members: [Member] = []
      while try peek() != UInt8(ascii: "}") {
        if try peek() == UInt8(ascii: ",") { position += 1 }
        guard try peek() == UInt8(ascii: "\"") else { throw .notJSON(offset: position) }
        let name = try text()
        guard try peek() == UInt8(ascii: ":") else { throw .notJSON(offset: position) }
        position += 1
        members.append(Member(name: name, value: try value()))
      }
      position += 1
      return members
    }

    private mutating func elements() throws(MutationError) -> [EditableJSON] {
      position += 1
      var elements: [EditableJSON] = []
      while try peek() != UInt8(ascii: "]") {
        if try peek() == UInt8(ascii: ",") { position += 1 }
        elements.append(try value())
      }
      position += 1
      return elements
    }

    /// A string without its quotes.
    private mutating func text() throws(MutationError) -> String {
      position += 1
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
        position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard position < bytes.count else { throw .notJSON(offset: start) }
      position += 1
      return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }

    private mutating func literal() throws(MutationError) -> String {
      let start = position
      let stops = Array(",:]} \n\r\t".utf8)
      while position < bytes.count, !stops.contains(bytes[position]) { position += 1 }
      guard position > start else { throw .notJSON(offset: start) }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// The next byte that is no blank.
    private mutating func peek() throws(MutationError) -> UInt8 {
      while position < bytes.count, Array(" \n\r\t".utf8).contains(bytes[position]) {
        position += 1
      }
      guard position < bytes.count else { throw .notJSON(offset: position) }
      return bytes[position]
    }
  }
}
