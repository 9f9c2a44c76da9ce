import HTTPTypes
import Hummingbird

/// The answer to a question after the health of the service, before it is written.
struct HealthAnswer: Equatable, Sendable {
  /// What is wrong; nil if nothing is.
  let fault: RequestFault?
  private let mediaType: String
  private let text: String

  /// An answer in words.
  init(_ text: String) {
    fault = nil
    mediaType = "text/plain; charset=utf-8"
    self.text = text
  }

  init(_ fault: RequestFault) {
    self.fault = fault
    mediaType = "application/json"
    text = fault.json + "\n"
  }

  var status: HTTPResponse.Status { fault?.status ?? .ok }

  /// The whole message, as it is sent to a client that asked in HTTP/1.1.
  ///
  /// - `date`: the time, in the form of RFC 9110, section 5.6.7.
  func message(to probe: HealthProbe, isLast: Bool, date: String) -> [UInt8] {
    var lines = [
      "HTTP/1.1 \(status.code) \(status.reasonPhrase)",
      "Content-Type: \(mediaType)",
      "Cache-Control: no-store",
      "X-Content-Type-Options: nosniff",
      "Content-Length: \(text.utf8.count)",
      "Date: \(date)",
      "Server: stark",
    ]
    if let seconds = fault?.retryAfter { lines.append("Retry-After: \(seconds)") }
    if isLast { lines.append("Connection: close") }
    let head = (lines + ["", ""]).joined(separator: "\r\n")
    return Array((probe.method == .head ? head : head + text).utf8)
  }

  /// The same for the router.
  ///
  /// - Throws: what is wrong.
  func response() throws(RequestFault) -> Response {
    if let fault { throw fault }
    return Response(.ok, mediaType, text)
  }
}
