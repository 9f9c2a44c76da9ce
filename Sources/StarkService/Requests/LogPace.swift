import Synchronization

/// How many lines on requests that make no sense get into the log.
///
/// Such a request costs a client nothing. A few hundred lines at once tell who it is, and then
/// twenty a second do; the others are counted.
final class LogPace: Sendable {
  private struct State {
    var lineCount: Double
    var time: ContinuousClock.Instant
  }

  private static let burst = 300.0
  private static let linesPerSecond = 20.0

  private let metrics: ServiceMetrics
  private let state = Mutex(State(lineCount: burst, time: .now))

  init(metrics: ServiceMetrics) {
    self.metrics = metrics
  }

  /// Whether one more line may be written.
  func admits() -> Bool {
    let isAdmitted = state.withLock { state in
      let now = ContinuousClock.now
      let seconds = Double(state.time.duration(to: now).components.seconds)
      if seconds >= 1 {
        state.lineCount = min(Self.burst, state.lineCount + seconds * Self.linesPerSecond)
        state.time = now
      }
      guard state.lineCount >= 1 else { return false }
      state.lineCount -= 1
      return true
    }
    if !isAdmitted { metrics.suppressedLine() }
    return isAdmitted
  }
}
