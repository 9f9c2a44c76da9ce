import CoreMetrics
import Synchronization

/// A number that goes up.
final class CounterCell: CounterHandler {
  private let count = Mutex(Int64(0))

  var value: Int64 { count.withLock { $0 } }

  func increment(by amount: Int64) {
    count.withLock { $0 = $0.addingReportingOverflow(max(0, amount)).partialValue }
  }

  func reset() { count.withLock { $0 = 0 } }
}

/// A number that goes up and down.
final class GaugeCell: MeterHandler, RecorderHandler {
  private let number = Mutex(0.0)

  var value: Double { number.withLock { $0 } }

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { number.withLock { $0 = value } }
  func increment(by amount: Double) { number.withLock { $0 += amount } }
  func decrement(by amount: Double) { number.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(Double(value)) }
  func record(_ value: Double) { set(value) }
}

/// How many values were up to each of some bounds.
final class HistogramCell: RecorderHandler, TimerHandler {
  struct Content: Sendable {
    /// For each bound the values up to it and above those before, and last the values above all.
    var counts: [UInt64]
    var sum = 0.0
  }

  let bounds: [Double]
  private let state: Mutex<Content>

  init(bounds: [Double]) {
    self.bounds = bounds
    state = Mutex(Content(counts: [UInt64](repeating: 0, count: bounds.count + 1)))
  }

  var content: Content { state.withLock { $0 } }

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    let index = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock { state in
      state.counts[index] += 1
      state.sum += value
    }
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
}
