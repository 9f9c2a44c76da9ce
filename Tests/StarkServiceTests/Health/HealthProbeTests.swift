import HTTPTypes
import StarkService
import Testing

@Suite("Probes of health")
struct HealthProbeTests {
  private static func read(_ text: String) -> HealthProbe.Reading {
    HealthProbe.read(Array(text.utf8)[...])
  }

  private static let usual = """
    GET /readyz HTTP/1.1\r
    Host: 10.1.2.3:8080\r
    User-Agent: kube-probe/1.31\r
    Accept: */*\r
    Connection: close\r
    \r\n
    """

  @Test("those of curl, of orchestrators and of balancers are known")
  func usual() {
    #expect(
      Self.read(Self.usual) == .probe(HealthProbe(path: .ready, method: .get, isLast: true))
    )
    #expect(
      Self.read("HEAD /livez HTTP/1.1\r\nhost:[::1]:80 \r\n\r\n")
        == .probe(HealthProbe(path: .live, method: .head, isLast: false))
    )
    #expect(
      Self.read("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: Keep-Alive\r\n\r\n")
        == .probe(HealthProbe(path: .live, method: .get, isLast: false))
    )
  }

  @Test("the beginning of one is waited for, byte by byte, to a bound")
  func parts() {
    let bytes = Array(Self.usual.utf8)
    for count in 0..<bytes.count {
      #expect(HealthProbe.read(bytes[..<count]) == .incomplete, "\(count) bytes")
    }
    let endless = "GET /livez HTTP/1.1\r\nUser-Agent: " + String(repeating: "x", count: 4_000)
    #expect(Self.read(endless) == .other)
    let most = Array(endless.utf8).prefix(HealthProbe.maximumCount)
    #expect(HealthProbe.read(most.dropLast()) == .incomplete)
    #expect(HealthProbe.read(most) == .other)
  }

  /// Each of these is left to the reader of HTTP, which knows the rules.
  @Test(
    "whatever says more, or is in another form, is none",
    arguments: [
      "GET /nothing HTTP/1.1\r\n", "GET /livez?x HTTP/1.1\r\n", "GET /livez/ HTTP/1.1\r\n",
      "GET //livez HTTP/1.1\r\n", "GET /livez HTTP/1.0\r\n", "GET  /livez HTTP/1.1\r\n",
      "get /livez HTTP/1.1\r\n", "POST /livez HTTP/1.1\r\n", "\r\nGET /livez HTTP/1.1\r\n",
      "GET http://h/livez HTTP/1.1\r\n", "GET /livez HTTP/1.1\n", "\u{16}\u{3}\u{1}",
      usualWith("Content-Length: 0"), usualWith("Transfer-Encoding: chunked"),
      usualWith("Expect: 100-continue"), usualWith("Upgrade: h2c"), usualWith("Host: second"),
      usualWith(" folded: x"), usualWith("Accept : x"), usualWith("no colon"),
      usualWith("X-Forwarded-For: a"), usualWith("Connection: close, te"),
      usualWith("Accept: \u{1}"), usualWith("Accept: é"), usualWith("a: b\rc: d"),
      "GET /livez HTTP/1.1\r\n\r\n", "GET /livez HTTP/1.1\r\nHost: a/b\r\n\r\n",
      "GET /livez HTTP/1.1\r\nHost: \r\n\r\n",
      "GET /livez HTTP/1.1\r\nHost: a\n\r\n", "GET /livez HTTP/1.1\r\nHost: a\r\n\r\nG",
    ]
  )
  func others(text: String) {
    #expect(Self.read(text) == .other)
  }

  private static func usualWith(_ line: String) -> String {
    "GET /livez HTTP/1.1\r\nHost: a\r\n\(line)\r\n\r\n"
  }
}
