/// The offsets start, start + gap, start + 2·gap, … within one period of rows.
struct RowProgression: Hashable {
  let log2Period: Int
  let start: Int
  let gap: Int

  /// Cuts the offsets of a periodic set into runs of one gap each, front to back.
  ///
  /// The period must be a power of two.
  static func runs(
    of offsets: [Int],
    period: Int
  ) -> [(progression: RowProgression, count: Int)] {
    precondition(period.nonzeroBitCount == 1, "the period \(period) is no power of two")
    let log2Period = period.trailingZeroBitCount
    var runs: [(progression: RowProgression, count: Int)] = []
    var index = 0
    while index < offsets.count {
      let start = offsets[index]
      let gap = index + 1 < offsets.count ? offsets[index + 1] - start : 0
      var count = 1
      while index + count < offsets.count, offsets[index + count] == start + count * gap {
        count += 1
      }
      runs.append((RowProgression(log2Period: log2Period, start: start, gap: gap), count))
      index += count
    }
    return runs
  }
}
