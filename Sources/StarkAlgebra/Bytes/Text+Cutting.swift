extension StringProtocol {
  /// The longest beginning of whole scalars that has at most `maximumByteCount` bytes of UTF-8.
  ///
  /// A text from outside is cut by this before it is repeated in a message: one character can have
  /// any number of combining marks, so that a number of characters bounds nothing.
  package func cut(toByteCount maximumByteCount: Int) -> String {
    var kept = String.UnicodeScalarView()
    var byteCount = 0
    for scalar in unicodeScalars {
      byteCount += UTF8.width(scalar)
      guard byteCount <= maximumByteCount else { break }
      kept.append(scalar)
    }
    return String(kept)
  }
}
