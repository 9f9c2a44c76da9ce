import StarkVerdicts

/// Values over the batches of a chain, to be drawn.
///
/// Values are integers, so that amounts stay exact up to the pixel: a value `v` stands for
/// v / 10^`fractionDigits` of `unit`.
package struct Plot: Sendable {
  /// How values are drawn.
  package enum Shape: Sendable {
    /// A line for each series.
    case lines
    /// Bars from zero; those of one batch stand on one another's place.
    case bars
  }

  /// What is seen, as the heading.
  package var title: String
  /// A sentence that says how to read it.
  package var caption: String
  /// What the values are in.
  package var unit: String
  package var shape: Shape
  /// Whether zero is in sight in any case.
  package var includesZero: Bool
  package var fractionDigits: Int
  package var axis: BatchAxis
  package var series: [PlotSeries]

  package init(
    _ title: String,
    caption: String,
    unit: String,
    shape: Shape = .lines,
    includesZero: Bool = true,
    fractionDigits: Int = 0,
    axis: BatchAxis,
    series: [PlotSeries]
  ) {
    self.title = title
    self.caption = caption
    self.unit = unit
    self.shape = shape
    self.includesZero = includesZero
    self.fractionDigits = fractionDigits
    self.axis = axis
    self.series = series
  }
}

/// One line or one kind of bars, with its name.
package struct PlotSeries: Sendable {
  package let name: String
  /// Ascending by batch.
  package let points: [PlotPoint]

  package init(_ name: String, _ points: [PlotPoint]) {
    self.name = name
    self.points = points
  }
}

/// The value of one batch.
package struct PlotPoint: Hashable, Sendable {
  /// The sequence number of the batch.
  package let batch: Int
  package let value: Int128

  package init(batch: Int, value: Int128) {
    self.batch = batch
    self.value = value
  }
}

/// The batches that all plots of a page are drawn over, with the time of each where it has one.
package struct BatchAxis: Sendable {
  package let batches: ClosedRange<Int>
  /// In seconds since 1970, by the batch's distance from the first one.
  private let times: [UInt64?]

  package init(batches: ClosedRange<Int>, times: [UInt64?]) {
    self.batches = batches
    self.times = times
  }

  /// The time of `batch` as a label of few letters, nil if it has none.
  package func timeLabel(of batch: Int) -> String? {
    guard let seconds = time(of: batch), let time = UTCTime(secondsSince1970: seconds) else {
      return nil
    }
    return isLong ? time.date : time.short
  }

  private func time(of batch: Int) -> UInt64? {
    guard batches.contains(batch) else { return nil }
    let index = batch - batches.lowerBound
    return times.indices.contains(index) ? times[index] : nil
  }

  /// Whether it takes a date to tell batches apart, rather than the time of the day.
  private var isLong: Bool {
    guard let first = time(of: batches.lowerBound), let last = time(of: batches.upperBound),
      first <= last
    else { return false }
    return last - first > 4 * 86_400
  }
}
