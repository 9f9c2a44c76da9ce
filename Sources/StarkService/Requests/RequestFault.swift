package import HTTPTypes
import StarkJSON

/// Why a request has no verdict for its answer: a status, a stable name and a sentence.
///
///     {"schema":1,"status":413,"code":"request/too-large","reason":"…"}
package struct RequestFault: Error, Equatable, Sendable {
  package let status: HTTPResponse.Status
  /// The stable name, such as `request/too-large`.
  package let code: String
  package let reason: String
  /// After how many seconds to try again; nil if that would not help.
  package var retryAfter: Int?
  /// The methods that the resource has, if this one is not among them.
  package var allowedMethods: [HTTPRequest.Method] = []

  package init(_ status: HTTPResponse.Status, _ code: String, _ reason: String) {
    self.status = status
    self.code = code
    self.reason = reason
  }

  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("status") { $0.number(status.code) }
      writer.member("code") { $0.string(code) }
      writer.member("reason") { $0.string(reason) }
    }
    return writer.text
  }
}

extension RequestFault {
  package static func malformed(_ code: String, _ reason: String) -> RequestFault {
    RequestFault(.badRequest, "request/\(code)", reason)
  }

  package static let unauthorized = RequestFault(
    .unauthorized,
    "request/token",
    "the request has no token, or not one that is taken here"
  )
  package static let otherOrigin = RequestFault(
    .forbidden,
    "request/origin",
    "the request comes from a page of another site"
  )
  package static let notFound = RequestFault(
    .notFound,
    "request/not-found",
    "there is nothing at this path"
  )
  package static let bodyTimeout = RequestFault(
    .requestTimeout,
    "request/timeout",
    "the body did not arrive in time"
  )
  package static let bodyIncomplete = malformed("incomplete", "the body ended early")

  package static let methodUnknown = RequestFault(
    .notImplemented,
    "request/method",
    "there is no such method"
  )

  package static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> RequestFault {
    var fault = RequestFault(
      .methodNotAllowed,
      "request/method",
      "there is no such method for this path"
    )
    fault.allowedMethods = allowed
    return fault
  }

  package static func tooLarge(maximum: Int) -> RequestFault {
    RequestFault(
      .contentTooLarge,
      "request/too-large",
      "the body has more than the \(maximum) bytes that are taken here"
    )
  }

  package static func mediaType(_ taken: [String]) -> RequestFault {
    RequestFault(
      .unsupportedMediaType,
      "request/media-type",
      "the body has to be \(taken.joined(separator: " or "))"
    )
  }

  /// The bytes of the body are not those of a file, but of something that stands for it.
  package static func coding(_ reason: String) -> RequestFault {
    RequestFault(.unsupportedMediaType, "request/media-type", reason)
  }

  private static func unavailable(_ code: String, _ reason: String) -> RequestFault {
    var fault = RequestFault(.serviceUnavailable, code, reason)
    fault.retryAfter = 1
    return fault
  }

  package static let queueFull = unavailable("service/full", "as many questions wait as can")
  package static let uploadsFull = unavailable(
    "service/uploads",
    "uploads in progress take all the memory there is for them"
  )
  package static let draining = unavailable("service/draining", "the service is about to end")
  package static let storeUnusable = unavailable(
    "service/store",
    "the file of accepted questions can't be used at the moment"
  )
  package static let ledgerUnusable = unavailable(
    "service/ledger",
    "the ledger can't be used at the moment; batches that were accepted are applied when it can"
  )
  package static let fault = RequestFault(
    .internalServerError,
    "service/fault",
    "a fault of this program"
  )
}
