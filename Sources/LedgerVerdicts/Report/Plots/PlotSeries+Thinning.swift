extension PlotSeries {
  /// The points of a line that are worth drawing: all of a short one, else the extremes of runs.
  ///
  /// A run's lowest and highest point stay where they are, so that no excursion is lost.
  package func extremes(maximumCount: Int) -> [PlotPoint] {
    guard points.count > maximumCount else { return points }
    let runCount = max(1, maximumCount / 2)
    return (0..<runCount).flatMap { run -> [PlotPoint] in
      let part = points[run * points.count / runCount..<(run + 1) * points.count / runCount]
      guard let low = part.min(by: { $0.value < $1.value }),
        let high = part.max(by: { $0.value < $1.value })
      else { return [] }
      if low.batch == high.batch { return [low] }
      return low.batch < high.batch ? [low, high] : [high, low]
    }
  }

  /// The sums of the values over `slotCount` equal stretches of `batches`.
  package func sums(over batches: ClosedRange<Int>, slotCount: Int) -> [Int128] {
    var sums = [Int128](repeating: 0, count: slotCount)
    for point in points where batches.contains(point.batch) {
      let slot = (point.batch - batches.lowerBound) * slotCount / batches.count
      let (sum, isOver) = sums[slot].addingReportingOverflow(point.value)
      sums[slot] = isOver ? (point.value < 0 ? .min : .max) : sum
    }
    return sums
  }
}
