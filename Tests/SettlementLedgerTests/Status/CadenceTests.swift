import SettlementLedger
import Testing

@Suite("Time between batches")
struct CadenceTests {
  @Test("without two times there is no interval", arguments: [[], [5]])
  func none(times: [UInt64]) {
    #expect(Cadence(times: times) == nil)
  }

  @Test("of one interval all figures are the same")
  func one() {
    let cadence = Cadence(times: [100, 160])
    #expect(cadence?.median == 60)
    #expect(cadence?.percentile95 == 60)
    #expect(cadence?.longest == 60)
  }

  @Test("a percentile is the smallest interval that covers its share")
  func many() {
    // Intervals 1, 2, …, 40, shuffled by turns.
    var times: [UInt64] = [0]
    for step in 1...20 {
      times.append(times[times.count - 1] + UInt64(41 - step))
      times.append(times[times.count - 1] + UInt64(step))
    }
    let cadence = Cadence(times: times)
    #expect(cadence?.median == 20)
    #expect(cadence?.percentile95 == 38)
    #expect(cadence?.longest == 40)
  }

  @Test("of an even number of intervals the median is the lower of the middle two")
  func even() {
    #expect(Cadence(times: [0, 10, 30])?.median == 10)
  }
}
