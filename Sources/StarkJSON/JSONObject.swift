/// The members of an object, found by name.
///
/// A look-up walks over all members, so that a name that occurs twice is an error and never a
/// choice: two readers of one file cannot see different values.
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

  /// The value of the member `name`, or nil if there is none; it must not be there twice.
  package func optional(_ name: String) throws(JSONError) -> JSONValue? {
    var found: Int?
    var member = index + 1
    let end = Int(tape.tokens[index].next)
    while member < end {
      if isName(member, name) {
        guard found == nil else { throw .duplicateMember(at: tape.location(of: member)) }
        found = member + 1
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
}
