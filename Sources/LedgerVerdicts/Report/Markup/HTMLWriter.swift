import StarkVerdicts

/// Writes HTML and SVG in which text from others stays text.
///
/// Names of elements and attributes are literals of the program; all else is escaped, so that a
/// name in a proof or batch can't become markup:
///
///     var writer = HTMLWriter()
///     writer.element("p", ["class": "note"]) { $0.text("a < b") }
package struct HTMLWriter: Sendable {
  /// What has been written so far.
  package private(set) var markup = ""

  package init() {}

  /// Writes an element with the content that `content` writes.
  package mutating func element(
    _ name: StaticString,
    _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ content: (inout HTMLWriter) -> Void = { _ in }
  ) {
    open(name, attributes)
    content(&self)
    markup += "</\(name)>"
  }

  /// Writes an element that holds nothing but `text`.
  package mutating func element(
    _ name: StaticString,
    _ attributes: KeyValuePairs<StaticString, String> = [:],
    text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element of those that HTML never closes, such as `meta`.
  package mutating func void(
    _ name: StaticString,
    _ attributes: KeyValuePairs<StaticString, String>
  ) {
    open(name, attributes)
  }

  /// Writes text.
  package mutating func text(_ text: String) {
    markup += Self.escaped(text)
  }

  /// Writes a literal of the program as it stands.
  package mutating func literal(_ literal: StaticString) {
    markup += "\(literal)"
  }

  private mutating func open(
    _ name: StaticString,
    _ attributes: KeyValuePairs<StaticString, String>
  ) {
    markup += "<\(name)"
    for (name, value) in attributes { markup += " \(name)=\"\(Self.escaped(value))\"" }
    markup += ">"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.withoutControlCharacters.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
