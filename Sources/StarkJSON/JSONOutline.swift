import StarkAlgebra

/// The names of the outermost members of a document, and how far it can be read.
///
/// Made for telling what a file is that no reader takes: unlike `JSONDocument` it also tells of
/// text that is cut off or at fault. One pass over the text at most; memory for a few hundred
/// names, however many there are.
package struct JSONOutline: Sendable {
  /// How the reading ended.
  package enum Ending: Equatable, Sendable {
    /// The text is one JSON value.
    case complete
    /// The text ends inside a value.
    case cutOff
    /// The text is not JSON, or has more members, levels or bytes than are looked at.
    case fault
  }

  /// The kind of value that begins; nil if none does.
  package let rootKind: JSONKind?
  /// The kind of the first element, if the value is an array that has one.
  package let firstElementKind: JSONKind?
  package let ending: Ending
  /// The names of the root's members in their order, none of them long.
  package let members: [String]
  /// The names of the members of the root's member `wrapper`, if that is an object.
  package let wrappedMembers: [String]

  private static let limits = JSONLimits(byteCount: .max, valueCount: 512, nestingDepth: 64)
  private static let maximumNameLength = 64

  /// Reads `bytes` as far as they are JSON.
  package init(_ bytes: [UInt8], wrapper: String) {
    var scanner = JSONScanner(limits: Self.limits, keptMembers: [], wrapper: wrapper)
    do throws(JSONError) {
      try scanner.scanDocument(bytes.span)
      ending = .complete
    } catch {
      ending = if case .syntax(_, _, nil) = error { .cutOff } else { .fault }
    }
    let tape = JSONTape(bytes: bytes, tokens: scanner.tokens)
    let kinds = tape.tokens.prefix(2).indices.map { JSONValue(tape: tape, index: $0).kind }
    rootKind = kinds.first
    firstElementKind = kinds.first == .array && kinds.count == 2 ? kinds[1] : nil
    guard rootKind == .object else {
      (members, wrappedMembers) = ([], [])
      return
    }
    (members, wrappedMembers) = Self.names(on: tape, wrapper: wrapper)
  }

  /// The names of the root's members, and of those of the member `wrapper`.
  ///
  /// A container that was not closed has no next token: then all that follows is in it.
  private static func names(on tape: JSONTape, wrapper: String) -> ([String], [String]) {
    var members: [String] = []
    var wrappedMembers: [String] = []
    var index = 1
    while index < tape.tokens.count {
      let name = name(at: index, on: tape)
      if let name { members.append(name) }
      guard index + 1 < tape.tokens.count else { break }
      let value = tape.tokens[index + 1]
      let end = value.next == 0 ? tape.tokens.count : Int(value.next)
      let isWrapper = name.map { ExactName($0).isOne(of: [wrapper]) } == true
      if isWrapper, value.kind == .object {
        // Names and values in turn, since the values of these members are not recorded.
        wrappedMembers += stride(from: index + 2, to: end, by: 2)
          .compactMap { self.name(at: $0, on: tape) }
      }
      index = end
    }
    return (members, wrappedMembers)
  }

  /// The name at `index`; nil if it is longer than any that is looked for.
  private static func name(at index: Int, on tape: JSONTape) -> String? {
    let token = tape.tokens[index]
    guard token.kind == .name, token.end - token.start <= maximumNameLength else { return nil }
    return tape.text(of: token)
  }
}
