/// How much time passes between the batches of a chain, in seconds.
public struct Cadence: Hashable, Sendable {
  /// At least half of the intervals are no longer.
  public let median: UInt64
  /// At most 5 % of the intervals are longer.
  public let percentile95: UInt64
  /// The longest interval.
  public let longest: UInt64

  /// Of the intervals between `times`, which ascend; nil if there is none.
  ///
  /// A percentile is the smallest interval that is at least as long as that share of all.
  package init?(times: [UInt64]) {
    let intervals = zip(times, times.dropFirst())
      .map { $1 > $0 ? $1 - $0 : 0 }
      .sorted()
    guard let longest = intervals.last else { return nil }
    median = Self.percentile(50, of: intervals)
    percentile95 = Self.percentile(95, of: intervals)
    self.longest = longest
  }

  private static func percentile(_ percent: Int, of ascending: [UInt64]) -> UInt64 {
    ascending[(ascending.count * percent + 99) / 100 - 1]
  }
}
