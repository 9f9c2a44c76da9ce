extension JSONTape {
  /// Where the token `index` stands.
  func location(of index: Int) -> JSONLocation {
    let bytes = bytes
    return JSONLocation(
      path: JSONTape.path(to: index, in: tokens, of: bytes.span),
      offset: tokens[index].offset
    )
  }

  /// The path to the token `target`, or to the place of the next token if it is not there yet.
  ///
  /// Walks down from the root, over the children of each container on the way; made for errors.
  static func path(to target: Int, in tokens: [JSONToken], of bytes: Span<UInt8>) -> JSONPath {
    var path = JSONPath()
    var container = 0
    while container < target {
      switch tokens[container].kind {
      case .object:
        var name = container + 1
        while let next = end(of: name + 1, before: target, in: tokens) { name = next }
        guard name < tokens.count else { return path }
        path.components.append(.member(shortened(tokens[name], of: bytes)))
        guard name < target else { return path }
        container = name + 1
      case .array:
        var element = container + 1
        var position = 0
        while let next = end(of: element, before: target, in: tokens) {
          element = next
          position += 1
        }
        path.components.append(.element(position))
        container = element
      default:
        return path
      }
    }
    return path
  }

  /// The index after the value at `index`, or nil unless that lies wholly before `target`.
  private static func end(of index: Int, before target: Int, in tokens: [JSONToken]) -> Int? {
    guard index < target, tokens[index].next != 0, tokens[index].next <= target else { return nil }
    return Int(tokens[index].next)
  }

  /// A member name for a message: at most 64 bytes of it.
  private static func shortened(_ name: JSONToken, of bytes: Span<UInt8>) -> String {
    let start = Int(name.start)
    let end = Int(name.end)
    guard end - start > 64 else { return JSONText.decoded(bytes, from: start, to: end) }
    return JSONText.decoded(bytes, from: start, to: start + 64) + "…"
  }
}
