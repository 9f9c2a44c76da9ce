/// The line that separates the parts of a multipart body.
package struct MultipartBoundary: Equatable, Sendable {
  /// Without the dashes before it.
  let bytes: [UInt8]

  private static let marks = Array("'()+_,-./:=? ".utf8)

  /// The boundary in a Content-Type of `multipart/form-data`.
  ///
  /// It has 1 to 70 characters of a small set, and no blank at its end (RFC 2046, chapter 5.1.1).
  package init(contentType: String) throws(MultipartFault) {
    guard let text = HeaderValue(contentType).parameters["boundary"] else { throw .boundary }
    bytes = Array(text.utf8)
    guard (1...70).contains(bytes.count), bytes.last != UInt8(ascii: " "),
      bytes.allSatisfy(Self.isAllowed)
    else { throw .boundary }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    default: marks.contains(byte)
    }
  }
}
