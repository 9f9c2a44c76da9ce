/// One part of a multipart body.
package struct MultipartPart: Equatable, Sendable {
  /// The name of the field.
  package let name: String
  /// Where its bytes are in the body.
  package let range: Range<Int>
}
