import StarkAlgebra

/// The members of an object, found by name.
///
/// A look-up walks over all members, so that a name that occurs twice is an error and never a
/// choice: two readers of one file cannot see different values. For the same reason a name that
/// differs in case only is an error: there are readers, that of Go's library among them, which take
/// `Proof_Hex` for `proof_hex`, and of two such members the last.
package struct JSONObject: Sendable {
  let tape: JSONTape
  let index: Int

  /// Where the object stands.
  package var location: JSONLocation { tape.location(of: index) }

  /// The value of the member `name`, which must be there once.
  package func required(_ name: String) throws(JSONError) -> JSONValue {
    guard let value = try optional(name) else {
      var path = location.path
      path.components.append(.member(name))
      throw .missingMember(at: JSONLocation(path: path, offset: location.offset))
    }
    return value
  }

  /// The value of the member `name`, or nil if there is none; it must not be there twice, nor may
  /// there be one whose name differs in case only.
  package func optional(_ name: String) throws(JSONError) -> JSONValue? {
    var found: Int?
    var member = index + 1
    let end = Int(tape.tokens[index].next)
    while member < end {
      if isName(member, name) {
        guard found == nil else { throw .duplicateMember(at: tape.location(of: member)) }
        found = member + 1
      } else if resembles(member, name) {
        throw .lookalikeMember(at: tape.location(of: member))
      }
      member = Int(tape.tokens[member + 1].next)
    }
    return found.map { JSONValue(tape: tape, index: $0) }
  }

  /// All members by name, at most `maximumCount` and none twice.
  package func members(maximumCount: Int) throws(JSONError) -> [(name: String, value: JSONValue)] {
    var members: [(name: String, value: JSONValue)] = []
    var names: Set<ExactName> = []
    var member = index + 1
    let end = Int(tape.tokens[index].next)
    while member < end {
      let name = tape.text(of: tape.tokens[member])
      guard members.count < maximumCount else {
        throw .tooManyElements(at: location, maximum: maximumCount, found: memberCount)
      }
      guard names.insert(ExactName(name)).inserted else {
        throw .duplicateMember(at: tape.location(of: member))
      }
      members.append((name, JSONValue(tape: tape, index: member + 1)))
      member = Int(tape.tokens[member + 1].next)
    }
    return members
  }

  /// Throws if the object has a member with another name than those in `known`.
  package func refuseUnknownMembers(known: [String]) throws(JSONError) {
    var member = index + 1
    let end = Int(tape.tokens[index].next)
    while member < end {
      guard known.contains(where: { isName(member, $0) }) else {
        throw .unknownMember(at: tape.location(of: member))
      }
      member = Int(tape.tokens[member + 1].next)
    }
  }

  private var memberCount: Int {
    var count = 0
    var member = index + 1
    let end = Int(tape.tokens[index].next)
    while member < end {
      member = Int(tape.tokens[member + 1].next)
      count += 1
    }
    return count
  }

  /// Whether the token `member` spells `name`, byte for byte once its escapes are resolved.
  private func isName(_ member: Int, _ name: String) -> Bool {
    let token = tape.tokens[member]
    guard !token.hasEscapes else { return tape.text(of: token).utf8.elementsEqual(name.utf8) }
    let start = Int(token.start)
    guard Int(token.end) - start == name.utf8.count else { return false }
    let bytes = tape.bytes
    var position = start
    for byte in name.utf8 {
      guard bytes[position] == byte else { return false }
      position += 1
    }
    return true
  }

  /// Whether the token `member` spells `name`, which is in ASCII, but for the case of letters.
  ///
  /// Two letters beyond ASCII have a letter of it as their other case: ſ, U+017F, that of s, and
  /// the sign for kelvin, U+212A, that of k.
  private func resembles(_ member: Int, _ name: String) -> Bool {
    let token = tape.tokens[member]
    let range = Int(token.start)..<Int(token.end)
    let bytes = tape.bytes
    // An escape takes six bytes for a letter. Longer names are no case of this one.
    guard range.count >= name.utf8.count, range.count <= 6 * name.utf8.count else { return false }
    let isPlain = range.count == name.utf8.count && !token.hasEscapes
    guard !isPlain else {
      var position = range.lowerBound
      for byte in name.utf8 {
        guard Self.lowercased(bytes[position]) == Self.lowercased(byte) else { return false }
        position += 1
      }
      return true
    }
    guard token.hasEscapes || range.contains(where: { bytes[$0] >= 0x80 }) else { return false }
    let folded = tape.text(of: token).unicodeScalars.lazy.flatMap { scalar -> String.UTF8View in
      switch scalar {
      case "\u{17f}": "s".utf8
      case "\u{212a}": "k".utf8
      default: String(scalar).utf8
      }
    }
    return folded.map(Self.lowercased).elementsEqual(name.utf8.map(Self.lowercased))
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
