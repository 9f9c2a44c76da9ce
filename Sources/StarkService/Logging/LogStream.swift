import Dispatch
import StarkVerifier
import Synchronization

/// Hands lines of a log to a thread that writes them, so that nobody waits for their reader.
///
/// If the reader does not keep up, lines are dropped and counted once those that wait take a
/// certain number of bytes: a service goes on whether or not somebody reads what it tells. The
/// thread lives as long as the process.
package final class LogStream: Sendable {
  private let ring: Ring

  /// - `capacity`: the bytes that may wait.
  /// - `write`: writes a text, and takes as long as it takes.
  ///
  /// Nil if no thread can be made.
  package init?(capacity: Int = 1 << 20, to write: @escaping @Sendable (String) -> Void) {
    let ring = Ring(capacity: capacity)
    self.ring = ring
    let writer = WorkThread {
      while true { write(ring.take()) }
    }
    guard writer != nil else { return nil }
  }

  /// Has `line` written some time, or drops it.
  package func add(_ line: String) { ring.add(line) }

  /// How many lines were dropped so far.
  package var droppedCount: Int { ring.droppedCount }

  /// Returns when all is written, or after `time`, whichever comes first.
  package func flush(within time: Duration) { ring.flush(within: time) }
}

/// Lines that wait to be written.
private final class Ring: Sendable {
  private struct State {
    var lines: [String] = []
    var byteCount = 0
    var droppedCount = 0
    var isWriting = false
  }

  private let capacity: Int
  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)
  private let departures = DispatchSemaphore(value: 0)

  init(capacity: Int) {
    self.capacity = capacity
  }

  var droppedCount: Int { state.withLock(\.droppedCount) }

  func add(_ line: String) {
    let isAdded = state.withLock { state in
      guard state.byteCount + line.utf8.count <= capacity else {
        state.droppedCount += 1
        return false
      }
      state.lines.append(line)
      state.byteCount += line.utf8.count
      return true
    }
    if isAdded { arrivals.signal() }
  }

  /// All lines that wait, as soon as there is one; the lines taken before are written by then.
  func take() -> String {
    while true {
      let text = state.withLock { state -> String? in
        guard !state.lines.isEmpty else {
          state.isWriting = false
          return nil
        }
        defer {
          state.lines = []
          state.byteCount = 0
          state.isWriting = true
        }
        return state.lines.joined()
      }
      if let text { return text }
      departures.signal()
      arrivals.wait()
    }
  }

  func flush(within time: Duration) {
    let deadline = DispatchTime.now() + time / .seconds(1)
    while !state.withLock({ $0.lines.isEmpty && !$0.isWriting }) {
      guard departures.wait(timeout: deadline) == .success else { return }
    }
  }
}
