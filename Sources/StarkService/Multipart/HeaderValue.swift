/// The value of a header field that is a word and parameters.
///
/// Those of Content-Type and Content-Disposition are:
///
///     form-data; name="batch"; filename="batch 1.json"
struct HeaderValue: Equatable, Sendable {
  /// The word in lowercase; empty if there is none.
  let essence: String
  /// The first value for each name, names in lowercase.
  let parameters: [String: String]

  /// Reads `text`; what makes no sense in it is passed over.
  init(_ text: String) {
    var rest = Array(text.unicodeScalars)[...]
    essence = Self.token(&rest, until: ";").lowercased()
    var parameters: [String: String] = [:]
    while rest.popFirst() == ";" {
      let name = Self.token(&rest, until: "=;").lowercased()
      guard rest.first == "=" else { continue }
      rest.removeFirst()
      let value = Self.value(&rest)
      if !name.isEmpty, parameters[name] == nil { parameters[name] = value }
    }
    self.parameters = parameters
  }

  /// The text up to one of `ends`, without blanks around it.
  private static func token(_ rest: inout ArraySlice<Unicode.Scalar>, until ends: String) -> String
  {
    let ends = Array(ends.unicodeScalars)
    let text = rest.prefix { !ends.contains($0) }
    rest = rest.dropFirst(text.count)
    let begun = text.drop { isBlank($0) }
    guard let last = begun.lastIndex(where: { !isBlank($0) }) else { return "" }
    return string(begun[...last])
  }

  /// A quoted string, in which a backslash stands before what would end it, or text up to a
  /// semicolon.
  private static func value(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
    let begun = rest.drop { isBlank($0) }
    guard begun.first == "\"" else { return token(&rest, until: ";") }
    rest = begun.dropFirst()
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst(), scalar != "\"" {
      guard scalar == "\\", let escaped = rest.first, escaped == "\"" || escaped == "\\" else {
        text.append(scalar)
        continue
      }
      rest.removeFirst()
      text.append(escaped)
    }
    _ = token(&rest, until: ";")
    return String(text)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
