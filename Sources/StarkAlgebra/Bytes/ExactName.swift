/// A name in a file as the bytes that spell it.
///
/// Strings of Swift are equal if they are canonically equivalent: U+212A, the sign of the kelvin,
/// is equal to "K", U+037E to ";" and U+1FEF to "`". Other readers of the same file compare bytes,
/// and a name that is known to one and unknown to the other lets them see different values. So a
/// text from outside is compared with known names, and put in sets and dictionaries, as an
/// `ExactName`.
package struct ExactName: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Whether both are spelled by the same bytes.
  package static func == (x: ExactName, y: ExactName) -> Bool {
    x.text.utf8.elementsEqual(y.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }

  /// Whether one of `names` is spelled by the same bytes.
  package func isOne(of names: some Sequence<String>) -> Bool {
    names.contains { ExactName($0) == self }
  }
}

extension ExactName: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

extension RawRepresentable where RawValue == String {
  /// The value whose raw value is spelled by exactly the bytes of `name`, or nil if there is none.
  ///
  /// `init(rawValue:)` compares strings and takes what is canonically equivalent.
  package init?(name: String) {
    guard let value = Self(rawValue: name), ExactName(value.rawValue) == ExactName(name) else {
      return nil
    }
    self = value
  }
}
