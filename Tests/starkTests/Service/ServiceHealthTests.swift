import Foundation
import TestSupport
import Testing

/// Health is told by a thread of its own, in the same form as by the reader of HTTP.
@Suite(
  "stark serve, asked for its health",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct ServiceHealthTests {
  private static func start(_ folder: borrowing TemporaryFolder, _ more: [String] = []) throws
    -> ServiceProcess
  {
    try ServiceProcess(data: folder.path + "/answers.db", log: folder.path + "/log", more)
  }

  /// A field that only the reader of HTTP takes.
  private static let slowWay = "X-Way: long"

  @Test(
    "both who can answer say the same",
    arguments: ["GET /livez", "HEAD /livez", "GET /readyz", "HEAD /readyz"]
  )
  func sameAnswer(request: String) throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder)
    var heads: [[Substring]] = []
    for fields in [[], [Self.slowWay]] {
      let parts = request.split(separator: " ").map(String.init)
      let connection = try HTTPConnection(port: service.port)
      connection.send(
        ([request + " HTTP/1.1", "Host: localhost"] + fields + ["", ""]).joined(separator: "\r\n")
      )
      let answer = try connection.receive(withoutBody: parts[0] == "HEAD")
      #expect(answer.status == 200)
      if parts[0] == "GET" { #expect(["alive\n", "ready\n"].contains(answer.body)) }
      heads.append(
        answer.head.lowercased().split(separator: "\r\n")
          .filter { !$0.hasPrefix("date:") }.sorted()
      )
      let date = try #require(answer.field("Date"))
      #expect(
        date.contains(
          /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT$/
        )
      )
    }
    #expect(heads[0] == heads[1])
  }

  @Test("a connection may ask for health, piece by piece and often, and then for anything else")
  func mixed() throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder)
    let connection = try HTTPConnection(port: service.port, timeout: 10)
    for text in ["GET /li", "vez HTTP/1.1\r\nHo", "st: localhost\r\n\r", "\n"] {
      connection.send(text)
      Thread.sleep(forTimeInterval: 0.03)
    }
    #expect(try connection.receive().body == "alive\n")
    for _ in 0..<5 {
      for path in ["/readyz", "/livez"] {
        connection.send("GET", path)
        #expect(try connection.receive().status == 200)
      }
    }
    // One that is followed by another goes with it.
    connection.send(
      "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\nGET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"
    )
    #expect(try connection.receive().body == "alive\n")
    #expect(try connection.receive().status == 404)
    connection.send("GET", "/metrics")
    let metrics = try connection.receive().body
    #expect(
      metrics.contains(
        "stark_http_requests_total{method=\"GET\",route=\"/livez\",status=\"200\"} 7"
      ),
      "\(metrics)"
    )
    connection.send("GET", "/livez", ["Connection: close"])
    #expect(try connection.receive().field("Connection") == "close")
    #expect(connection.isClosed)
  }

  @Test("a connection is closed after a thousand answers, and a silent one after a time")
  func ends() throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder, ["--idle-timeout", "2"])
    let silent = try HTTPConnection(port: service.port, timeout: 20)
    let part = try HTTPConnection(port: service.port, timeout: 20)
    part.send("GET /livez HTTP/1.1\r\nHo")
    let busy = try HTTPConnection(port: service.port, timeout: 20)
    for index in 1...1_000 {
      busy.send("GET", "/livez")
      #expect(try busy.receive().field("Connection") == (index == 1_000 ? "close" : nil))
    }
    #expect(busy.isClosed)
    #expect(silent.isClosed)
    #expect(part.isClosed)
  }

  @Test("what keeps the service from taking questions is told in JSON, and logged")
  func notReady() throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder)
    try FileManager.default.removeItem(atPath: folder.path + "/answers.db")
    // A look at the file is good for a second.
    Thread.sleep(forTimeInterval: 1.2)
    let answer = try HTTPConnection.ask(port: service.port, "GET", "/readyz")
    #expect(answer.status == 503)
    #expect(try answer.member("code") == "service/store")
    #expect(answer.field("Retry-After") != nil)
    #expect(try HTTPConnection.ask(port: service.port, "GET", "/livez").status == 200)
    service.signal(SIGTERM)
    _ = service.wait()
    #expect(service.logText.contains("\"path\":\"/readyz\""))
    #expect(service.logText.contains("\"peer\":\"127.0.0.1:"))
  }
}
