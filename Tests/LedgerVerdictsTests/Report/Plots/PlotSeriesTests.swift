import LedgerVerdicts
import Testing

@Suite("Plot series")
struct PlotSeriesTests {
  private func series(_ count: Int, _ value: (Int) -> Int128) -> PlotSeries {
    PlotSeries("a", (0..<count).map { PlotPoint(batch: $0 + 1, value: value($0)) })
  }

  @Test("a short line keeps every point")
  func short() {
    let short = series(400) { Int128($0 % 17) }
    #expect(short.extremes(maximumCount: 400) == short.points)
  }

  @Test("a long line keeps its excursions where they are, and its order")
  func long() {
    let long = series(100_000) { $0 == 31_415 ? 1_000 : $0 == 92_653 ? -1_000 : 0 }
    let extremes = long.extremes(maximumCount: 400)
    #expect(extremes.count <= 400)
    #expect(extremes.contains(PlotPoint(batch: 31_416, value: 1_000)))
    #expect(extremes.contains(PlotPoint(batch: 92_654, value: -1_000)))
    #expect(zip(extremes, extremes.dropFirst()).allSatisfy { $0.batch < $1.batch })
  }

  @Test("bars add up to what the points add up to, each in its stretch")
  func sums() {
    let rising = series(1_200) { Int128($0) }
    let sums = rising.sums(over: 1...1_200, slotCount: 60)
    #expect(sums.count == 60)
    #expect(sums.reduce(0, +) == 1_199 * 1_200 / 2)
    #expect(zip(sums, sums.dropFirst()).allSatisfy { $0 < $1 })
    #expect(rising.sums(over: 1...1_200, slotCount: 1_200)[41] == 41)
  }

  @Test("a point outside of the axis is left out, and a sum stops at the largest integer")
  func edges() {
    let series = PlotSeries(
      "a",
      [
        PlotPoint(batch: 1, value: 7), PlotPoint(batch: 2, value: .max),
        PlotPoint(batch: 2, value: .max), PlotPoint(batch: 9, value: 7),
      ]
    )
    #expect(series.sums(over: 1...3, slotCount: 3) == [7, .max, 0])
  }
}
