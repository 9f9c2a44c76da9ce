/// The size of documents a caller is willing to look at.
package struct JSONLimits: Equatable, Sendable {
  /// The bytes of the document.
  package var byteCount: Int
  /// The recorded values and member names; each takes 16 bytes of memory.
  package var valueCount: Int
  /// The objects and arrays around a value, which bounds the recursion of the scanner.
  package var nestingDepth: Int

  /// Limits of at most 2³¹ − 1 bytes and a nesting of at most 256.
  package init(
    byteCount: Int = 64 << 20,
    valueCount: Int = 1 << 22,
    nestingDepth: Int = 32
  ) {
    self.byteCount = min(byteCount, Int(Int32.max))
    self.valueCount = valueCount
    self.nestingDepth = min(nestingDepth, 256)
  }
}
