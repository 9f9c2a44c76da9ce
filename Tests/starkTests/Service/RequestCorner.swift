/// A request, and what has to come back for it.
struct RequestCorner: Sendable {
  let name: String
  let request: String
  let status: Int
  /// The code in the answer; nil if the answer is none of a fault.
  var code: String?
  /// Whether the connection ends with the answer.
  var closes = false

  init(
    _ name: String,
    _ request: String,
    _ status: Int,
    _ code: String? = nil,
    closes: Bool = false
  ) {
    self.name = name
    self.request = request
    self.status = status
    self.code = code
    self.closes = closes
  }

  /// A request with fields, and a body of ten bytes.
  private static func post(_ fields: String, path: String = "/v1/verify") -> String {
    "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\(fields)\r\n\r\n0123456789"
  }

  private static let json = "Content-Type: application/json"
  private static let host = "Host: localhost\r\n"
  private static let part =
    "--b\r\nContent-Disposition: form-data; name=proof\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + "e30=\r\n--b--\r\n"

  static var all: [RequestCorner] {
    single + ["GET", "HEAD", "DELETE", "OPTIONS", "PUT"].flatMap(faults)
  }

  /// What the rules of HTTP/1.1 say of single requests.
  private static let single: [RequestCorner] =
    [
      RequestCorner("no host", "GET /livez HTTP/1.1\r\n\r\n", 400, "request/host", closes: true),
      RequestCorner(
        "two hosts",
        "GET /livez HTTP/1.1\r\n\(host)\(host)\r\n",
        400,
        "request/host",
        closes: true
      ),
      RequestCorner(
        "another host in the target",
        "GET http://evil.example/v1/ledger HTTP/1.1\r\n\(host)\r\n",
        403,
        "request/origin"
      ),
      RequestCorner(
        "this host in the target",
        "GET http://localhost/v1/ledger HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        404,
        "service/no-ledger"
      ),
      RequestCorner("HTTP/1.0", "GET /livez HTTP/1.0\r\n\(host)\r\n", 200, closes: true),
      RequestCorner(
        "Close",
        "GET /livez HTTP/1.1\r\n\(host)Connection: Close\r\n\r\n",
        200,
        closes: true
      ),
      RequestCorner(
        "close among others",
        "GET /livez HTTP/1.1\r\n\(host)Connection: close, te\r\n\r\n",
        200,
        closes: true
      ),
      RequestCorner("stays open", "GET /livez HTTP/1.1\r\n\(host)\r\n", 200),
      RequestCorner(
        "another transfer coding",
        "POST /v1/verify HTTP/1.1\r\n\(host)\(json)\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
          + "1\r\nx\r\n0\r\n\r\n",
        501,
        "request/transfer-encoding",
        closes: true
      ),
      RequestCorner(
        "a packed body",
        post(json + "\r\nContent-Encoding: gzip"),
        415,
        "request/media-type"
      ),
      RequestCorner("UTF-16", post(json + "; charset=utf-16"), 415, "request/media-type"),
      RequestCorner("UTF-8", post(json + "; charset=UTF-8"), 200),
      RequestCorner(
        "a part in Base64",
        "POST /v1/batches HTTP/1.1\r\n\(host)Content-Type: multipart/form-data; boundary=b\r\n"
          + "Content-Length: \(part.utf8.count)\r\n\r\n\(part)",
        415,
        "request/media-type"
      ),
      RequestCorner("two slashes", "GET //livez HTTP/1.1\r\n\(host)\r\n", 404, "request/not-found"),
      RequestCorner(
        "a slash behind",
        "GET /livez/ HTTP/1.1\r\n\(host)\r\n",
        404,
        "request/not-found"
      ),
      RequestCorner(
        "a long chunk extension",
        "POST /v1/verify HTTP/1.1\r\n\(host)\(json)\r\nTransfer-Encoding: chunked\r\n\r\n1;"
          + String(repeating: "x", count: 1 << 18),
        400,
        "request/chunks",
        closes: true
      ),
      RequestCorner(
        "a chunk size of zeros",
        "POST /v1/verify HTTP/1.1\r\n\(host)\(json)\r\nTransfer-Encoding: chunked\r\n\r\n"
          + String(repeating: "0", count: 1 << 18),
        400,
        "request/chunks",
        closes: true
      ),
      RequestCorner(
        "no HTTP",
        "\u{16}\u{3}\u{1}hello\r\n\r\n",
        400,
        "request/malformed",
        closes: true
      ),
      RequestCorner(
        "a method that is none",
        "BREW /livez HTTP/1.1\r\n\(host)\r\n",
        501,
        "request/method",
        closes: true
      ),
      RequestCorner(
        "another version",
        "GET /livez HTTP/2.0\r\n\(host)\r\n",
        505,
        "request/version",
        closes: true
      ),
      RequestCorner(
        "a field that is too long",
        "GET /livez HTTP/1.1\r\n\(host)X: \(String(repeating: "x", count: 17_000))\r\n\r\n",
        431,
        "request/fields",
        closes: true
      ),
      RequestCorner(
        "two lengths",
        "POST /v1/verify HTTP/1.1\r\n\(host)Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        400,
        "request/malformed",
        closes: true
      ),
      RequestCorner(
        "a length and chunks",
        "POST /v1/verify HTTP/1.1\r\n\(host)Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "0\r\n\r\n",
        400,
        "request/malformed",
        closes: true
      ),
      RequestCorner(
        "a blank before the colon",
        "GET /livez HTTP/1.1\r\n\(host)X : y\r\n\r\n",
        400,
        "request/malformed",
        closes: true
      ),
    ]

  /// Every fault that GET and HEAD can meet, for both: what HEAD gets has no body.
  private static func faults(_ method: String) -> [RequestCorner] {
    [
      RequestCorner(
        "\(method) of nothing",
        "\(method) /nope HTTP/1.1\r\n\(host)\r\n",
        404,
        "request/not-found"
      ),
      RequestCorner(
        "\(method) where POST is",
        "\(method) /v1/verify HTTP/1.1\r\n\(host)\r\n",
        405,
        "request/method"
      ),
      RequestCorner(
        "\(method) by another site",
        "\(method) /v1/ledger HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        403,
        "request/origin"
      ),
      RequestCorner(
        "\(method) without a host",
        "\(method) /livez HTTP/1.1\r\n\r\n",
        400,
        "request/host",
        closes: true
      ),
      RequestCorner(
        "\(method) with a bad field",
        "\(method) /livez HTTP/1.1\r\n\(host)X : y\r\n\r\n",
        400,
        "request/malformed",
        closes: true
      ),
    ]
  }

  var isHead: Bool { request.hasPrefix("HEAD ") }
}
