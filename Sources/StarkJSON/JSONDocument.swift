/// A JSON document whose text has been checked completely and can now be decoded.
package struct JSONDocument: Sendable {
  private let tape: JSONTape

  /// Scans `bytes`, in one pass and without a copy.
  ///
  /// `keptMembers` names the members of the root object that will be decoded. The others are
  /// checked like everything else, but take no memory. Nil keeps all. If the member `wrapper` of
  /// the root is an object, of its members too only those in `keptMembers` are kept.
  ///
  /// Throws if the bytes are not exactly one JSON value, or exceed the limits.
  package init(
    _ bytes: [UInt8],
    limits: JSONLimits = JSONLimits(),
    keeping keptMembers: [String]? = nil,
    alsoIn wrapper: String? = nil
  ) throws(JSONError) {
    var scanner = JSONScanner(limits: limits, keptMembers: keptMembers, wrapper: wrapper)
    try scanner.scanDocument(bytes.span)
    self.tape = JSONTape(bytes: bytes, tokens: scanner.tokens)
  }

  /// The value that the document is.
  package var root: JSONValue { JSONValue(tape: tape, index: 0) }
}
