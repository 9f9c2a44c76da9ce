import Foundation
import TestSupport
import Testing

@Suite(
  "Requests at the edges of HTTP",
  .serialized,
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct RequestCornerTests {
  @Test("each has one valid answer and nothing more, one line in the log, and one count")
  func corners() throws {
    let folder = try TemporaryFolder()
    let service = try ServiceProcess(
      data: folder.path + "/answers.db",
      log: folder.path + "/log",
      ["--idle-timeout", "5"]
    )
    for (number, corner) in RequestCorner.all.enumerated() {
      let linesBefore = try Self.settledLineCount(service, "/before/\(number)")
      let countBefore = try Self.count(service)
      let connection = try HTTPConnection(port: service.port, timeout: 20)
      connection.send(corner.request)
      let answer = try connection.receive(withoutBody: corner.isHead)
      #expect(answer.status == corner.status, "\(corner.name)")
      #expect((Int(answer.field("Content-Length") ?? "") ?? 0) > 0, "\(corner.name)")
      if let code = corner.code, !corner.isHead {
        #expect(try answer.member("code") == code, "\(corner.name)")
      }
      if corner.closes {
        #expect(answer.field("Connection")?.lowercased() == "close", "\(corner.name)")
        #expect(connection.isClosed, "\(corner.name)")
      } else {
        // Whatever follows the answer would be taken for the beginning of the next.
        connection.send("GET", "/livez")
        let next = try connection.receive()
        #expect(next.status == 200, "\(corner.name)")
        #expect(next.body == "alive\n", "\(corner.name)")
      }
      let ownCount = corner.closes ? 1 : 2
      // The request that asked for the count before was counted itself.
      #expect(try Self.count(service) - countBefore == ownCount + 1, "\(corner.name)")
      guard let code = corner.code else { continue }
      let linesAfter = try Self.settledLineCount(service, "/after/\(number)")
      let lines = service.logText.split(separator: "\n")[linesBefore..<linesAfter - 1]
        .filter { $0.contains("\"message\":\"request\"") }
      #expect(lines.count == 1, "\(corner.name): \(lines)")
      for line in lines {
        #expect(line.contains("\"code\":\"\(code)\""), "\(corner.name)")
        #expect(line.contains("\"peer\":\"127.0.0.1:"), "\(corner.name)")
        #expect(line.contains(/"id":"[0-9a-f]+"/), "\(corner.name)")
      }
    }
  }

  /// How many lines the log has up to that on a request for `path`, which is made now.
  ///
  /// The log is written by a thread of its own, in the order of the requests: with that line all
  /// earlier ones are there.
  private static func settledLineCount(_ service: ServiceProcess, _ path: String) throws -> Int {
    #expect(try HTTPConnection.ask(port: service.port, "GET", path).status == 404)
    for _ in 0..<600 {
      let lines = service.logText.split(separator: "\n")
      if let index = lines.firstIndex(where: { $0.contains("\"path\":\"\(path)\"") }) {
        return index + 1
      }
      Thread.sleep(forTimeInterval: 0.05)
    }
    struct Silent: Error { let path: String }
    throw Silent(path: path)
  }

  /// How many requests were answered.
  private static func count(_ service: ServiceProcess) throws -> Int {
    let text = try HTTPConnection.ask(port: service.port, "GET", "/metrics").body
    return text.split(separator: "\n").filter { $0.hasPrefix("stark_http_requests_total{") }
      .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +)
  }

  @Test("who asks before a body is sent is told to go on, or refused at once without that")
  func expectation() throws {
    let folder = try TemporaryFolder()
    let token = try folder.write("0123456789abcdef\n", to: "token")
    let service = try ServiceProcess(
      data: folder.path + "/answers.db",
      log: folder.path + "/log",
      ["--token-file", token, "--max-body", "1000"]
    )
    let admitted = "Authorization: Bearer 0123456789abcdef\r\n"
    let json = "Content-Type: application/json\r\n"
    let cases: [(path: String, fields: String, length: Int, status: Int)] = [
      ("/v1/nothing", admitted + json, 10, 404), ("/livez", admitted + json, 10, 405),
      ("/v1/verify", json, 10, 401), ("/v1/verify", admitted + "Content-Type: a/b\r\n", 10, 415),
      ("/v1/verify", admitted + json, 1_001, 413), ("/v1/verify", admitted + json, 10, 100),
    ]
    for (path, fields, length, status) in cases {
      let connection = try HTTPConnection(port: service.port, timeout: 20)
      connection.send(
        "POST \(path) HTTP/1.1\r\nHost: localhost\r\n\(fields)Content-Length: \(length)\r\n"
          + "Expect: 100-Continue\r\n\r\n"
      )
      #expect(try connection.receive().status == status, "\(path) \(status)")
      guard status == 100 else { continue }
      connection.send("0123456789")
      #expect(try connection.receive().status == 200)
    }
  }

  @Test("figures of the process and of the build are there, and counters before their first event")
  func figures() throws {
    let folder = try TemporaryFolder()
    let service = try ServiceProcess(data: folder.path + "/answers.db", log: folder.path + "/log")
    let text = try HTTPConnection.ask(port: service.port, "GET", "/metrics").body
    for line in [
      "stark_build_info{version=\"", "stark_verify_total{kind=\"apply\",outcome=\"rejected\"} 0\n",
      "stark_refused_total{code=\"service/full\"} 0\n", "stark_stored_answers_total 0\n",
      "stark_http_requests_total{method=\"POST\",route=\"/v1/verify\",status=\"200\"} 0\n",
      "stark_arrivals_refused_total{reason=\"malformed\"} 0\n", "stark_log_suppressed_total 0\n",
    ] {
      #expect(text.contains(line), "\(line)")
    }
    guard FileManager.default.fileExists(atPath: "/proc/self/stat") else { return }
    func figure(_ name: String) throws -> Double {
      let line = text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
      return try #require(line?.split(separator: " ").last.flatMap { Double($0) })
    }
    #expect(try abs(figure("process_start_time_seconds") - Date().timeIntervalSince1970) < 120)
    #expect(try figure("process_resident_memory_bytes") > 1_000_000)
    #expect(try figure("process_open_fds") > 3)
    #expect(try figure("process_cpu_seconds_total") >= 0)
  }

  @Test("a second signal ends a service whose upload is stalled", arguments: [SIGINT, SIGTERM])
  func secondSignal(number: Int32) throws {
    let folder = try TemporaryFolder()
    let service = try ServiceProcess(data: folder.path + "/answers.db", log: folder.path + "/log")
    let stalled = try Self.stalled(service)
    service.signal(number)
    for _ in 0..<100 where !service.logText.contains("\"draining\"") {
      Thread.sleep(forTimeInterval: 0.05)
    }
    Thread.sleep(forTimeInterval: 0.3)
    let start = ContinuousClock.now
    service.signal(number)
    #expect(service.wait() == 128 + number)
    #expect(start.duration(to: .now) < .seconds(5))
    withExtendedLifetime(stalled) {}
  }

  @Test("one signal ends it long before it would be killed, though an upload is stalled")
  func stalledDrain() throws {
    let folder = try TemporaryFolder()
    let service = try ServiceProcess(data: folder.path + "/answers.db", log: folder.path + "/log")
    let stalled = try Self.stalled(service)
    let start = ContinuousClock.now
    service.signal(SIGTERM)
    #expect(try stalled.receive().status == 408)
    #expect(service.wait() == 0)
    #expect(start.duration(to: .now) < .seconds(20))
  }

  private static func stalled(_ service: ServiceProcess) throws -> HTTPConnection {
    let connection = try HTTPConnection(port: service.port)
    connection.send("POST /v1/verify HTTP/1.1\r\nHost: localhost\r\n")
    connection.send("Content-Type: application/json\r\nContent-Length: 1000\r\n\r\nhalf")
    Thread.sleep(forTimeInterval: 0.3)
    return connection
  }

  @Test("a port in use is told with its address and what to do, and is code 66")
  func portInUse() throws {
    let folder = try TemporaryFolder()
    let service = try ServiceProcess(data: folder.path + "/a.db", log: folder.path + "/log")
    let port = "\(service.port)"
    let outcome = try CommandRunner.run("serve", "--data", folder.path + "/b.db", "--port", port)
    #expect(outcome.code == 66)
    #expect(outcome.error.contains("127.0.0.1:\(port) is in use"), "\(outcome.error)")
    #expect(outcome.error.contains("--port"))
  }
}
