package import CoreMetrics
import Synchronization

/// Keeps the values of metrics for Prometheus to fetch.
///
/// Names and labels are those of the program, and the values of labels come from small sets. As a
/// further bound there are no more than `maximumSeriesCount` series; what goes beyond is not kept.
///
/// Timers and aggregating recorders are histograms: of seconds if the name says so, of bytes
/// otherwise.
package final class PrometheusRegistry: MetricsFactory {
  /// One metric with one value for each of its labels.
  struct Key: Hashable {
    let name: String
    let labels: [Label]
  }

  struct Label: Hashable {
    let name: String
    let value: String
  }

  enum Cell: Sendable {
    case counter(CounterCell)
    case gauge(GaugeCell)
    case histogram(HistogramCell)
  }

  private let cells = Mutex<[Key: Cell]>([:])
  /// What the metrics are, by their names.
  let explanations: [String: String]
  private let maximumSeriesCount: Int

  static let secondBounds = [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60,
  ]
  static let byteBounds = [
    1024.0, 16_384, 65_536, 131_072, 262_144, 524_288, 1_048_576, 2_097_152, 4_194_304,
    16_777_216, 67_108_864,
  ]

  package init(explanations: [String: String] = [:], maximumSeriesCount: Int = 1_000) {
    self.explanations = explanations
    self.maximumSeriesCount = maximumSeriesCount
  }

  /// All series at this moment.
  var content: [Key: Cell] { cells.withLock { $0 } }

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    let cell = cell(label, dimensions) { .counter(CounterCell()) }
    if case .counter(let counter) = cell { return counter }
    return NOOPMetricsHandler.instance
  }

  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    let cell = cell(label, dimensions) { .gauge(GaugeCell()) }
    if case .gauge(let gauge) = cell { return gauge }
    return NOOPMetricsHandler.instance
  }

  package func makeRecorder(
    label: String,
    dimensions: [(String, String)],
    aggregate: Bool
  ) -> any RecorderHandler {
    let cell = cell(label, dimensions) {
      aggregate ? Self.histogram(label) : .gauge(GaugeCell())
    }
    switch cell {
    case .histogram(let histogram): return histogram
    case .gauge(let gauge): return gauge
    case .counter, nil: return NOOPMetricsHandler.instance
    }
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    let cell = cell(label, dimensions) { .histogram(HistogramCell(bounds: Self.secondBounds)) }
    if case .histogram(let histogram) = cell { return histogram }
    return NOOPMetricsHandler.instance
  }

  package func destroyCounter(_ handler: any CounterHandler) {}
  package func destroyRecorder(_ handler: any RecorderHandler) {}
  package func destroyTimer(_ handler: any TimerHandler) {}
  package func destroyMeter(_ handler: any MeterHandler) {}

  private static func histogram(_ name: String) -> Cell {
    .histogram(HistogramCell(bounds: name.hasSuffix("_seconds") ? secondBounds : byteBounds))
  }

  /// The cell for a series, which is made if there is none; nil if there are too many.
  private func cell(
    _ name: String,
    _ dimensions: [(String, String)],
    make: () -> Cell
  ) -> Cell? {
    let labels = dimensions.map { Label(name: $0.0, value: $0.1) }
    let key = Key(name: name, labels: labels.sorted { $0.name < $1.name })
    return cells.withLock { cells in
      if let cell = cells[key] { return cell }
      guard cells.count < maximumSeriesCount else { return nil }
      let cell = make()
      cells[key] = cell
      return cell
    }
  }
}
