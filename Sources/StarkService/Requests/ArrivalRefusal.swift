package import HTTPTypes
import NIOHTTP1

/// Why a request is refused before its path is looked at.
///
/// It travels with the request to where all requests are answered, counted and logged, as a field
/// that no client can send: those that arrive are removed.
package enum ArrivalRefusal: String, Error, CaseIterable, Sendable {
  case malformed
  case fields
  case method
  case version
  case host
  case transferCoding = "transfer-encoding"
  case chunks

  static let fieldName = "Stark-Refusal"

  /// The refusal that travels with a request.
  package init?(_ head: HTTPRequest) {
    guard let name = HTTPField.Name(Self.fieldName), let text = head.headerFields[name] else {
      return nil
    }
    self.init(rawValue: text)
  }

  /// What a fault of the parser means for the client; `beginning` are the first bytes of the
  /// request.
  init(_ error: HTTPParserError, beginning: [UInt8]) {
    switch error {
    case .headerOverflow: self = .fields
    case .invalidVersion: self = .version
    case .invalidMethod:
      let word = beginning.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
      let isWord = !word.isEmpty && beginning.dropFirst(word.count).first == UInt8(ascii: " ")
      self = isWord ? .method : .malformed
    case .invalidChunkSize: self = .chunks
    default: self = .malformed
    }
  }

  package var fault: RequestFault {
    switch self {
    case .malformed: .malformed("malformed", "this is not a request of HTTP/1.1")
    case .fields:
      RequestFault(
        HTTPResponse.Status(code: 431, reasonPhrase: "Request Header Fields Too Large"),
        "request/fields",
        "the fields of the request are too many or too long"
      )
    case .method: .methodUnknown
    case .version:
      RequestFault(
        HTTPResponse.Status(code: 505, reasonPhrase: "HTTP Version Not Supported"),
        "request/version",
        "the versions that are taken are HTTP/1.1 and HTTP/1.0"
      )
    case .host: .malformed("host", "the request has to name one host, and once")
    case .transferCoding:
      RequestFault(
        .notImplemented,
        "request/transfer-encoding",
        "the only Transfer-Encoding that is taken is chunked"
      )
    case .chunks:
      .malformed("chunks", "the chunks of the body make no sense, or are mostly framing")
    }
  }
}
