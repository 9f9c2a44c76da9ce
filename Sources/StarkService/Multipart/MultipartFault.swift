/// Why bytes are not a multipart body, or one that is not taken.
package enum MultipartFault: Error, Equatable, Sendable {
  /// The Content-Type has no boundary, or not one that RFC 2046 allows.
  case boundary
  /// The body does not begin with a boundary.
  case start
  /// The body ends before the last boundary.
  case end
  /// A boundary is followed by something else than an end of line or the mark of the end.
  case delimiter
  /// The head of a part is too long, or is not one.
  case head
  /// A part has no Content-Disposition that names it.
  case name
  /// A part is text that stands for its bytes, such as Base64.
  case coding
  /// There are more parts than are taken.
  case partCount(maximum: Int)
}

extension MultipartFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .boundary: "Content-Type names no boundary that can be one"
    case .start: "the body does not begin with the boundary"
    case .end: "the body ends without the last boundary"
    case .delimiter: "something follows a boundary on its line"
    case .head: "the head of a part is too long or makes no sense"
    case .name: "a part has no name"
    case .coding: "a part is taken as it is, without a Content-Transfer-Encoding"
    case .partCount(let maximum): "there are more than \(maximum) parts"
    }
  }
}
