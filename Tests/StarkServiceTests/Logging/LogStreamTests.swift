import Dispatch
import StarkService
import Synchronization
import Testing

@Suite("A log that somebody reads or nobody does")
struct LogStreamTests {
  @Test("lines are written whole and in their order, and flushed at the end")
  func order() throws {
    let written = Written()
    let stream = LogStream { line in written.text.withLock { $0 += line } }
    let log = try #require(stream)
    for number in 0..<1_000 { log.add("\(number)\n") }
    log.flush(within: .seconds(60))
    #expect(written.text.withLock(\.self) == (0..<1_000).map { "\($0)\n" }.joined())
    #expect(log.droppedCount == 0)
  }

  @Test("where nobody reads, lines are dropped and counted, and nobody waits")
  func unread() throws {
    let reader = DispatchSemaphore(value: 0)
    let written = Written()
    let stream = LogStream(capacity: 1_000) { line in
      reader.wait()
      written.text.withLock { $0 += line }
    }
    let log = try #require(stream)
    let start = ContinuousClock.now
    for _ in 0..<10_000 { log.add("ten bytes\n") }
    // A second is far more than ten thousand lines take, and less than a reader that never comes.
    log.flush(within: .milliseconds(50))
    #expect(start.duration(to: .now) < .seconds(5))
    #expect(log.droppedCount >= 10_000 - 300)
    let dropped = log.droppedCount
    // Somebody reads again, and all that was not dropped is there.
    for _ in 0..<10_000 { reader.signal() }
    log.flush(within: .seconds(60))
    #expect(written.text.withLock(\.self).utf8.count == 10 * (10_000 - dropped))
  }

  private final class Written: Sendable {
    let text = Mutex("")
  }
}
