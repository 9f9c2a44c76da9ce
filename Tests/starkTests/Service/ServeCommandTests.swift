import Foundation
import TestSupport
import Testing

@Suite(
  "stark serve",
  .serialized,
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct ServeCommandTests {
  private static let json = "Content-Type: application/json"

  private static func start(
    _ folder: borrowing TemporaryFolder,
    _ arguments: [String] = [],
    log: String = "log"
  ) throws -> ServiceProcess {
    try ServiceProcess(
      data: folder.path + "/answers.db",
      log: folder.path + "/" + log,
      arguments
    )
  }

  /// Proofs that are all different: a shipped one with blanks behind it.
  private static func proofs(_ count: Int) throws -> [Data] {
    let proof = try Data(contentsOf: ProofFile.shipped("plain-keccak256").url)
    return (0..<count).map { proof + Data(repeating: 0x20, count: $0) }
  }

  @Test("it gives the verdict and the code of the command line")
  func verdict() throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder)
    let path = ProofFile.shipped("plain-blake256").url.path
    for policy in ["starkex-80", "provable-128", "research"] {
      let answer = try HTTPConnection.ask(
        port: service.port,
        "POST",
        "/v1/verify?policy=\(policy)",
        [Self.json],
        body: Data(contentsOf: URL(filePath: path))
      )
      #expect(answer.status == 200)
      let outcome = try CommandRunner.run("verify", "--json", "--policy", policy, path)
      func timeless(_ text: String) -> String {
        text.replacing(/"milliseconds":[0-9.]+/, with: "").replacing(path, with: "-")
      }
      #expect(timeless(answer.body) == timeless(outcome.output))
    }
    service.signal(SIGTERM)
    #expect(service.wait() == 0)
    #expect(service.logText.contains("\"message\":\"ended\""))
    #expect(!service.logText.contains("proof_hex"))
  }

  @Test("SIGTERM ends it when everything that was accepted is answered")
  func drain() throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder, ["--jobs", "1", "--queue", "100"])
    var locations: [String] = []
    for proof in try Self.proofs(30) {
      let fields = [Self.json, "Prefer: respond-async"]
      let answer = try HTTPConnection.ask(
        port: service.port,
        "POST",
        "/v1/verify?policy=research",
        fields,
        body: proof
      )
      #expect(answer.status == 202)
      locations.append(try #require(answer.field("Location")))
    }
    // One that waits for its answer meanwhile.
    let waiting = try HTTPConnection(port: service.port)
    waiting.send("POST", "/v1/verify?policy=research", [Self.json], body: try Self.proofs(31)[30])
    Thread.sleep(forTimeInterval: 0.1)
    service.signal(SIGTERM)
    #expect(try waiting.receive().member("outcome") == "accepted")
    #expect(service.wait() == 0)
    #expect(throws: HTTPConnection.Fault.self) { try HTTPConnection(port: service.port) }
    let next = try Self.start(folder, log: "log2")
    for location in locations {
      let answer = try HTTPConnection.ask(port: next.port, "GET", location)
      #expect(try answer.member("outcome") == "accepted")
    }
    #expect(!next.logText.contains("resuming"))
  }

  @Test("killed with a hundred requests in flight, it loses none, and no question has two answers")
  func crash() throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder, ["--queue", "200"])
    var connections: [HTTPConnection] = []
    for (index, proof) in try Self.proofs(100).enumerated() {
      let connection = try HTTPConnection(port: service.port)
      let prefer = index.isMultiple(of: 2) ? ["Prefer: respond-async"] : []
      connection.send("POST", "/v1/verify?policy=research", [Self.json] + prefer, body: proof)
      connections.append(connection)
    }
    Thread.sleep(forTimeInterval: 0.15)
    service.signal(SIGKILL)
    #expect(service.wait() == nil)
    // What got an answer was answered or accepted; the others don't know.
    var answers: [String: String] = [:]
    var accepted: [String] = []
    for connection in connections {
      guard let answer = try? connection.receive() else { continue }
      if answer.status == 202 {
        accepted.append(try #require(answer.field("Location")))
      } else {
        #expect(answer.status == 200)
        answers[try #require(answer.field("Content-Location"))] = answer.body
      }
    }
    #expect(!accepted.isEmpty)
    let next = try Self.start(folder, ["--queue", "200"], log: "log2")
    for (location, body) in answers {
      #expect(try HTTPConnection.ask(port: next.port, "GET", location).body == body)
    }
    for location in accepted {
      var answer = try HTTPConnection.ask(port: next.port, "GET", location)
      for _ in 0..<600 where try answer.member("outcome") == nil {
        #expect(answer.status == 200)
        Thread.sleep(forTimeInterval: 0.05)
        answer = try HTTPConnection.ask(port: next.port, "GET", location)
      }
      #expect(try answer.member("outcome") == "accepted")
      let again = try HTTPConnection.ask(port: next.port, "GET", location)
      #expect(again.body == answer.body)
    }
    // The clients that got nothing ask again, and get one answer each.
    for proof in try Self.proofs(100) {
      let answer = try HTTPConnection.ask(
        port: next.port,
        "POST",
        "/v1/verify?policy=research",
        [Self.json],
        body: proof
      )
      #expect(try answer.member("outcome") == "accepted")
      let location = try #require(answer.field("Content-Location"))
      if let earlier = answers[location] { #expect(earlier == answer.body) }
    }
  }

  @Test("a body of a gigabyte is refused before it is sent, and as soon as it is too long")
  func largeBody() throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder, ["--max-body", "1000000"])
    let declared = try HTTPConnection(port: service.port)
    let head = "POST /v1/verify HTTP/1.1\r\nHost: localhost\r\n\(Self.json)\r\n"
    declared.send(head + "Content-Length: 1073741824\r\n\r\n")
    let answer = try declared.receive()
    #expect(answer.status == 413)
    #expect(answer.field("Connection") == "close")
    #expect(try answer.member("code") == "request/too-large")
    let streamed = try HTTPConnection(port: service.port)
    streamed.send(head + "Transfer-Encoding: chunked\r\n\r\n")
    let chunk = "10000\r\n" + String(repeating: "x", count: 0x10000) + "\r\n"
    var sentCount = 0
    while sentCount < 1 << 30, streamed.send(chunk) { sentCount += 0x10000 }
    #expect(sentCount < 64 << 20)
    let asking = try HTTPConnection(port: service.port)
    asking.send(head + "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n")
    #expect(try asking.receive().status == 100)
    asking.send("0123456789")
    #expect(try asking.receive().status == 200)
    if let memory = service.peakMemory { #expect(memory < 200_000) }
  }

  @Test("slow and half-open clients don't stop others, and are let go")
  func slowClients() throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder, ["--body-timeout", "3", "--idle-timeout", "4"])
    // Not so many that the test itself runs out of files where it may have few.
    var slow: [HTTPConnection] = []
    let head = "POST /v1/verify HTTP/1.1\r\nHost: localhost\r\n\(Self.json)\r\n"
    for index in 0..<300 {
      let connection = try HTTPConnection(port: service.port, timeout: 20)
      switch index % 3 {
      case 0: break
      case 1: connection.send("POST /v1/verify HTTP/1.1\r\nHost: lo")
      default: connection.send(head + "Content-Length: 1000\r\n\r\nhalf")
      }
      slow.append(connection)
    }
    let proof = try Self.proofs(1)[0]
    let start = ContinuousClock.now
    let answer = try HTTPConnection.ask(
      port: service.port,
      "POST",
      "/v1/verify?policy=research",
      [Self.json],
      body: proof
    )
    #expect(try answer.member("outcome") == "accepted")
    #expect(start.duration(to: .now) < .seconds(3))
    for (index, connection) in slow.enumerated() {
      if index % 3 == 2 { #expect(try connection.receive().status == 408) }
      #expect(connection.isClosed)
    }
  }

  @Test("half a request before the end doesn't keep it from ending")
  func drainWithSlowClient() throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder, ["--body-timeout", "2"])
    let silent = try HTTPConnection(port: service.port)
    let half = try HTTPConnection(port: service.port)
    half.send("POST /v1/verify HTTP/1.1\r\nHost: localhost\r\n\(Self.json)\r\n")
    half.send("Content-Length: 1000\r\n\r\nhalf")
    Thread.sleep(forTimeInterval: 0.2)
    service.signal(SIGTERM)
    #expect(service.wait() == 0)
    #expect(silent.isClosed)
    #expect(try half.receive().status == 408)
  }

  @Test("a token is needed where one is given, and where others can ask")
  func token() throws {
    let folder = try TemporaryFolder()
    let token = try folder.write("0123456789abcdef\n", to: "token")
    let service = try Self.start(folder, ["--host", "0.0.0.0", "--token-file", token])
    let without = try HTTPConnection.ask(port: service.port, "GET", "/metrics")
    #expect(without.status == 401)
    let with = try HTTPConnection.ask(
      port: service.port,
      "GET",
      "/metrics",
      ["Authorization: Bearer 0123456789abcdef"]
    )
    #expect(with.status == 200)
    #expect(with.body.contains("stark_http_requests_total"))
    #expect(try HTTPConnection.ask(port: service.port, "GET", "/livez").status == 200)
  }

  @Test("a command line that makes no sense is code 64")
  func usage() throws {
    let folder = try TemporaryFolder()
    let data = ["--data", folder.path + "/answers.db"]
    let short = try folder.write("short", to: "short")
    let cases: [[String]] = [
      [], data + ["--host", "0.0.0.0"], data + ["--port", "70000"], data + ["--jobs", "0"],
      data + ["--queue", "-1"], data + ["--keep", "0"], data + ["--max-body", "0"],
      data + ["--policy", "sharp"], data + ["--token-file", short], data + ["--body-timeout", "0"],
      data + ["--idle-timeout", "0"],
    ]
    for arguments in cases {
      let outcome = try CommandRunner.run(["serve"] + arguments)
      #expect(outcome.code == 64, "\(arguments): \(outcome.error)")
      #expect(outcome.error.hasPrefix("Error: "))
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/answers.db"))
  }

  @Test("a file that was cut off anywhere is code 3, and left as it is")
  func cutFile() throws {
    let folder = try TemporaryFolder()
    let service = try Self.start(folder)
    for proof in try Self.proofs(2) {
      let answer = try HTTPConnection.ask(
        port: service.port,
        "POST",
        "/v1/verify?policy=research",
        [Self.json],
        body: proof
      )
      #expect(answer.status == 200)
    }
    service.signal(SIGTERM)
    #expect(service.wait() == 0)
    let whole = try Data(contentsOf: URL(filePath: folder.path + "/answers.db"))
    for part in [2, 3, 10] {
      let path = folder.path + "/\(part).db"
      let cut = whole.prefix(whole.count / part)
      try cut.write(to: URL(filePath: path))
      let outcome = try CommandRunner.run("serve", "--port", "0", "--data", path)
      #expect(outcome.code == 3, "\(part): \(outcome.error)")
      #expect(try Data(contentsOf: URL(filePath: path)) == cut)
    }
  }

  @Test("a file that can't be used is code 66 or 3, and so is an address")
  func unusable() throws {
    let folder = try TemporaryFolder()
    let other = try folder.write(String(repeating: "no database\n", count: 200), to: "text.db")
    #expect(try CommandRunner.run("serve", "--data", other).code == 3)
    #expect(try CommandRunner.run("serve", "--data", "/none/at/all.db").code == 66)
    let missing = ["serve", "--data", folder.path + "/a.db", "--token-file", "/none"]
    #expect(try CommandRunner.run(missing).code == 66)
    let service = try Self.start(folder)
    let taken = try CommandRunner.run("serve", "--data", folder.path + "/answers.db")
    #expect(taken.code == 66)
    #expect(taken.error.contains("another process has the file"))
    let port = try CommandRunner.run(
      "serve",
      "--data",
      folder.path + "/b.db",
      "--port",
      "\(service.port)"
    )
    #expect(port.code == 66, "\(port.error)")
  }
}
