/// A JSON value that can be edited without changing how the rest of it is written.
///
/// Numbers, strings and literals keep their text and members their order. So a mutation changes
/// one thing and nothing else, and may write what no encoder would: 10³⁰, 1.5, a member twice.
package enum EditableJSON: Equatable, Sendable {
  case object([Member])
  case array([EditableJSON])
  /// A string with its quotes, a number, `true`, `false` or `null`, as written.
  case scalar(String)

  package struct Member: Equatable, Sendable {
    package var name: String
    package var value: EditableJSON

    package init(name: String, value: EditableJSON) {
      self.name = name
      self.value = value
    }
  }

  /// A string, which must not need escapes.
  package static func string(_ text: String) -> EditableJSON { .scalar("\"\(text)\"") }

  /// The value without blanks.
  package var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// The content of a string, or nil for anything else; escapes are left as they are.
  package var string: String? {
    guard case .scalar(let text) = self, text.hasPrefix("\"") else { return nil }
    return String(text.dropFirst().dropLast())
  }

  /// The value of a number that is an `Int`, or nil for anything else.
  package var integer: Int? {
    guard case .scalar(let text) = self else { return nil }
    return Int(text)
  }

  /// The elements of an array, or nil for anything else.
  package var elements: [EditableJSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The names of an object's members, in order; none for anything else.
  package var memberNames: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.name)
  }

  private func write(to text: inout String) {
    switch self {
    case .scalar(let scalar):
      text += scalar
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        text += "\"\(member.name)\":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }
}
