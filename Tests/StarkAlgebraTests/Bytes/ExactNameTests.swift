import StarkAlgebra
import StarkJSON
import Testing

/// Names that Swift's strings take for one another and other readers of a file do not.
@Suite("Names are compared by their bytes")
struct ExactNameTests {
  /// An ASCII name and a text that is canonically equivalent to it.
  struct LookAlike: Sendable, CustomTestStringConvertible {
    let name: String
    let other: String

    var testDescription: String { name }

    /// Whether the other differs in case from the name for some readers, as the sign for kelvin
    /// does.
    var differsInCase: Bool { other.unicodeScalars.contains("\u{212a}") }
  }

  /// Every ASCII character to which another one is canonically equivalent, and two that are
  /// composed.
  static let lookAlikes = [
    LookAlike(name: "K", other: "\u{212a}"),
    LookAlike(name: "Key", other: "\u{212a}ey"),
    LookAlike(name: ";", other: "\u{37e}"),
    LookAlike(name: "`", other: "\u{1fef}"),
    LookAlike(name: "<\u{338}", other: "\u{226e}"),
    LookAlike(name: "\u{e9}", other: "e\u{301}"),
  ]

  private enum Named: String {
    case kelvin = "K"
    case key = "Key"
    case semicolon = ";"
    case grave = "`"
    case notLess = "<\u{338}"
    case accent = "\u{e9}"
  }

  @Test("the pairs are equal for Swift, so that these tests can fail", arguments: lookAlikes)
  func premise(pair: LookAlike) {
    #expect(pair.name == pair.other)
    #expect(Named(rawValue: pair.other) != nil)
  }

  @Test("a look-alike is another name, in sets and for enumerations too", arguments: lookAlikes)
  func exactNames(pair: LookAlike) {
    #expect(ExactName(pair.name) == ExactName(pair.name))
    #expect(ExactName(pair.name) != ExactName(pair.other))
    #expect(Set([ExactName(pair.name), ExactName(pair.other), ExactName(pair.name)]).count == 2)
    #expect(ExactName(pair.name).isOne(of: ["a", pair.name]))
    #expect(!ExactName(pair.name).isOne(of: ["a", pair.other]))
    #expect(Named(name: pair.name)?.rawValue == pair.name)
    #expect(Named(name: pair.other) == nil)
    #expect(Named(name: "another") == nil)
  }

  @Test("every way to a member takes the one that is spelled so", arguments: lookAlikes)
  func members(pair: LookAlike) throws {
    let bytes = Array(#"{"\#(pair.name)": 1, "\#(pair.other)": 2}"#.utf8)
    let object = try JSONDocument(bytes).root.object()
    if pair.differsInCase {
      // No way leads there: whoever looks up the name learns that there is another one like it.
      #expect(throws: JSONError.self) { try object.required(pair.name) }
    } else {
      #expect(try object.required(pair.name).unsigned() == 1)
      #expect(try object.required(pair.other).unsigned() == 2)
    }
    let members = try object.members(maximumCount: 2)
    #expect(members.map { ExactName($0.name) } == [ExactName(pair.name), ExactName(pair.other)])
    #expect(throws: JSONError.self) { try object.refuseUnknownMembers(known: [pair.name]) }
    try object.refuseUnknownMembers(known: [pair.name, pair.other])
  }

  @Test("a look-alike alone is missing, unknown and not kept", arguments: lookAlikes)
  func strangers(pair: LookAlike) throws {
    let bytes = Array(#"{"\#(pair.other)": 2}"#.utf8)
    let object = try JSONDocument(bytes).root.object()
    if pair.differsInCase {
      #expect(throws: JSONError.self) { try object.optional(pair.name) }
    } else {
      #expect(try object.optional(pair.name) == nil)
    }
    #expect(throws: JSONError.self) { try object.required(pair.name) }
    #expect(throws: JSONError.self) { try object.refuseUnknownMembers(known: [pair.name]) }
    let kept = try JSONDocument(bytes, keeping: [pair.name]).root.object()
    #expect(try kept.required(pair.other).isNull)
    let other = try JSONDocument(bytes, keeping: [pair.other]).root.object()
    #expect(try other.required(pair.other).unsigned() == 2)
  }

  @Test("the same name twice is refused however it is escaped")
  func duplicates() throws {
    let object = try JSONDocument(Array(#"{"K": 1, "\u004b": 2}"#.utf8)).root.object()
    #expect(throws: JSONError.self) { try object.members(maximumCount: 2) }
    #expect(throws: JSONError.self) { try object.required("K") }
    let kelvin = try JSONDocument(Array(#"{"K": 1, "\u212a": 2}"#.utf8)).root.object()
    #expect(try kelvin.members(maximumCount: 2).count == 2)
    #expect(throws: JSONError.self) { try kelvin.required("K") }
  }
}
