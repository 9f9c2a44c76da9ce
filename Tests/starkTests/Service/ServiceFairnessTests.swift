import Foundation
import TestSupport
import Testing

/// What one client, or the reader of the log, can do to all others.
@Suite(
  "stark serve, when others take all they can",
  .serialized,
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct ServiceFairnessTests {
  /// The port that a service tells in its log, of which nothing is read after that.
  private static func port(in log: FileHandle) throws -> UInt16 {
    var text = ""
    while true {
      let piece = log.availableData
      guard !piece.isEmpty else { throw ServiceProcess.Fault.notListening(log: text) }
      text += String(decoding: piece, as: UTF8.self)
      let found = text.firstMatch(of: /"message":"listening".*"port":"([0-9]+)"/)
      if let port = found.flatMap({ UInt16($0.1) }) { return port }
    }
  }

  @Test("a log that nobody reads keeps nobody waiting, nor the service from ending")
  func unreadLog() throws {
    let folder = try TemporaryFolder()
    let log = Pipe()
    let process = Process()
    process.executableURL = CommandRunner.program
    process.arguments = ["serve", "--port", "0", "--data", folder.path + "/answers.db"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = log
    try process.run()
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    let port = try Self.port(in: log.fileHandleForReading)
    // Lines of half a kilobyte and more: several times what a pipe holds.
    let path = "/" + String(repeating: "x", count: 400)
    let connection = try HTTPConnection(port: port, timeout: 20)
    for _ in 0..<600 {
      connection.send("GET", path)
      #expect(try connection.receive().status == 404)
    }
    #expect(try HTTPConnection.ask(port: port, "GET", "/livez").status == 200)
    kill(process.processIdentifier, SIGTERM)
    for _ in 0..<400 where process.isRunning { Thread.sleep(forTimeInterval: 0.05) }
    #expect(!process.isRunning)
    guard !process.isRunning else { return }
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  /// What the article “Serving over HTTP” promises, in kilobytes.
  private static let base = 32 << 10
  private static let uploads = 256 << 10
  private static let largestFile = 64 << 10
  private static let readingFactor = 5

  /// - `readingFactor`: what reading takes of the size of a file.
  private static func promise(_ way: Way, readingFactor: Int) -> Int {
    // What was accepted for later is in memory once more while it is answered.
    base + uploads + (readingFactor + (way == .later ? 1 : 0)) * largestFile
  }

  /// How a file gets to the service.
  enum Way: CaseIterable, Sendable { case json, later, form }

  /// The head and the body of an upload of the largest size.
  private static func upload(_ number: Int, _ way: Way, _ value: String) -> Data {
    let ends = (
      "--x\r\nContent-Disposition: form-data; name=\"proof\"; filename=\"p\"\r\n\r\n",
      "\r\n--x--\r\n"
    )
    let count = (largestFile << 10) - (way == .form ? ends.0.utf8.count + ends.1.utf8.count : 0)
    var file = Data("[".utf8)
    let values = Data(String(repeating: value, count: 1 << 12).utf8)
    while file.count + values.count + 8 < count { file.append(values) }
    file.append(Data("\(number)]".utf8))
    file.append(Data(repeating: 0x20, count: count - file.count))
    let body = way == .form ? Data(ends.0.utf8) + file + Data(ends.1.utf8) : file
    let target = way == .form ? "/v1/batches" : "/v1/verify"
    let type = way == .form ? "multipart/form-data; boundary=x" : "application/json"
    let preference = way == .later ? "Prefer: respond-async\r\n" : ""
    let head =
      "POST \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(type)\r\n\(preference)"
      + "Content-Length: \(body.count)\r\n\r\n"
    return Data(head.utf8) + body
  }

  /// The most memory that a service has had while four files of the largest size came at once.
  private static func peak(_ way: Way, of value: String) async throws -> Int? {
    let folder = try TemporaryFolder()
    let service = try ServiceProcess(
      data: folder.path + "/answers.db",
      log: folder.path + "/log",
      ["--jobs", "1"]
    )
    let port = service.port
    let answered = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<4 {
        group.addTask {
          guard let connection = try? HTTPConnection(port: port) else { return false }
          // One that is refused for want of memory may be closed before all of it is sent.
          guard connection.send(upload(number, way, value)) else { return false }
          return ((try? connection.receive())?.status).map { [200, 202].contains($0) } ?? false
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(answered >= 1)
    // What was accepted for later is answered before the end.
    if way == .later {
      for _ in 0..<600 {
        let metrics = try HTTPConnection.ask(port: port, "GET", "/metrics").body
        if metrics.contains("stark_queue_depth 0\n"), metrics.contains("stark_jobs_running 0\n") {
          break
        }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    #expect(try HTTPConnection.ask(port: port, "GET", "/livez").status == 200)
    return service.peakMemory
  }

  @Test("memory stays within what the article promises for uploads", arguments: Way.allCases)
  func uploadMemory(way: Way) async throws {
    // A file that is no JSON from its second byte on takes nothing to be read.
    guard let peak = try await Self.peak(way, of: "x") else { return }
    #expect(peak <= Self.promise(way, readingFactor: 0) * 12 / 10, "\(way): \(peak) kB")
  }

  @Test("memory stays within what the article promises for reading", arguments: Way.allCases)
  func readingMemory(way: Way) async throws {
    guard let peak = try await Self.peak(way, of: "{},") else { return }
    let promise = Self.promise(way, readingFactor: Self.readingFactor)
    #expect(peak <= promise * 12 / 10, "\(way): \(peak) kB")
  }

  @Test("more slow clients than there are descriptors stop nobody, and who goes for others is told")
  func fewDescriptors() throws {
    let folder = try TemporaryFolder()
    let service = try ServiceProcess(
      data: folder.path + "/answers.db",
      log: folder.path + "/log",
      descriptorCount: 200
    )
    let head = "POST /v1/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    var slow: [HTTPConnection] = []
    let proof = try Data(
      contentsOf: RepositoryFolder.root.appending(
        path: "Vectors/Proofs/Stone/plain-keccak256.json"
      )
    )
    for index in 0..<300 {
      let connection = try HTTPConnection(port: service.port, timeout: 20)
      switch index % 4 {
      case 0: break
      case 1: connection.send("GET /livez HTTP/1.1\r\nHo")
      case 2: connection.send("POST /v1/verify HTTP/1.1\r\nHost: lo")
      default: connection.send(head + "Content-Length: 1000\r\n\r\nhalf")
      }
      slow.append(connection)
      guard index % 50 == 49 else { continue }
      #expect(try HTTPConnection.ask(port: service.port, "GET", "/livez").status == 200)
      let answer = try HTTPConnection.ask(
        port: service.port,
        "POST",
        "/v1/verify?policy=research",
        ["Content-Type: application/json"],
        body: proof
      )
      #expect(try answer.member("outcome") == "accepted")
    }
    let metrics = try HTTPConnection.ask(port: service.port, "GET", "/metrics").body
    let closed = try #require(
      metrics.firstMatch(of: /\nstark_connections_closed_total ([0-9]+)\n/).flatMap { Int($0.1) }
    )
    #expect(closed > 100)
    #expect(service.logText.contains("\"message\":\"few descriptors\""))
    #expect(service.logText.contains(/"message":"connection closed for others".*127\.0\.0\.1:/))
    withExtendedLifetime(slow) {}
  }
}
