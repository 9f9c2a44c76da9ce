import LedgerVerdicts
import Testing

@Suite("Plot scale")
struct PlotScaleTests {
  @Test(
    "ticks are round, and hold all values between them",
    arguments: [
      ([0, 100], [0, 50, 100]), ([0, 7], [0, 2, 4, 6, 8]), ([], [0, 1]), ([5], [5, 6]),
      ([-40, 25], [-40, -20, 0, 20, 40]), ([-3, -1], [-3, -2, -1]),
      ([1_000_001, 1_000_004], [1_000_001, 1_000_002, 1_000_003, 1_000_004]),
    ] as [([Int128], [Int128])]
  )
  func ticks(values: [Int128], expected: [Int128]) {
    #expect(PlotScale(covering: values).ticks == expected)
  }

  @Test("the first tick is at 0 and the last at the length, and others in proportion")
  func places() {
    let scale = PlotScale(covering: [-100, 100])
    #expect(scale.ticks.first == -100)
    #expect(scale.place(of: -100, length: 1000) == 0)
    #expect(scale.place(of: 0, length: 1000) == 500)
    #expect(scale.place(of: 25, length: 1000) == 625)
    #expect(scale.place(of: 100, length: 1000) == 1000)
    #expect(scale.place(of: 1_000, length: 1000) == 1000)
  }

  @Test("the largest integers neither trap nor leave the axis")
  func extremes() {
    let scale = PlotScale(covering: [.min, .max])
    #expect((3...12).contains(scale.ticks.count))
    #expect(scale.place(of: .min, length: 3000) < 500)
    #expect(scale.place(of: .max, length: 3000) > 2500)
  }

  @Test("a scale of many magnitudes has few ticks")
  func tickCount() {
    var value: Int128 = 1
    while value < 1_000_000_000_000_000_000_000_000 {
      for values in [[0, value], [-value, value], [value, 2 * value]] {
        let scale = PlotScale(covering: values)
        #expect((2...7).contains(scale.ticks.count), "\(values)")
      }
      value = value * 3 / 2 + 1
    }
  }
}
