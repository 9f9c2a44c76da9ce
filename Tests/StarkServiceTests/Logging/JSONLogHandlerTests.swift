import Logging
import StarkAlgebra
import StarkJSON
import StarkService
import Synchronization
import Testing

@Suite("The log")
struct JSONLogHandlerTests {
  private final class Lines: Sendable {
    let lines = Mutex<[String]>([])
  }

  @Test("an event is one line of JSON, cut where it is long")
  func event() throws {
    let written = Lines()
    var logger = Logger(label: "x") { label in
      JSONLogHandler(label: label, level: .info) { line in
        written.lines.withLock { $0.append(line) }
      }
    }
    logger[metadataKey: "own"] = "1"
    let long = String(repeating: "é", count: 1_000)
    logger.info("a\n\"b\"", metadata: ["path": "\u{1b}[31m", "long": "\(long)"])
    logger.debug("not shown")
    let lines = written.lines.withLock { $0 }
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    #expect(line.hasSuffix("}\n"))
    #expect(line.count(where: { $0 == "\n" }) == 1)
    #expect(!line.contains("\u{1b}"))
    let root = try JSONDocument(Array(line.utf8)).root.object()
    #expect(try root.required("message").string() == "a\n\"b\"")
    #expect(try root.required("level").string() == "info")
    #expect(try root.required("own").string() == "1")
    #expect(try root.required("long").string() == long.cut(toByteCount: 512) + "…")
  }
}
