/// One line of what a worker is fed.
package struct InputLine: Equatable, Sendable {
  /// What is in it, without the line feed.
  package enum Content: Equatable, Sendable {
    case text([UInt8])
    /// More bytes than are kept, so none were.
    case tooLong(byteCount: Int)
  }

  /// Its number among all lines, blank ones too, from 1.
  package let number: Int
  package let content: Content

  package init(number: Int, _ content: Content) {
    self.number = number
    self.content = content
  }

  /// Whether nothing but blanks is in it.
  var isBlank: Bool {
    guard case .text(let bytes) = content else { return false }
    return bytes.allSatisfy { $0 == UInt8(ascii: " ") || (9...13).contains($0) }
  }
}
