import LedgerVerdicts
import SettlementLedger
import StarkVerdicts
import Testing
import stark

@Suite("Texts of alerts")
struct LedgerAlertTextTests {
  private func text(_ found: WatchedValue, _ expected: WatchedBound) -> String {
    LedgerAlert(signal: .stateAge, subject: nil, found: found, expected: expected).text
  }

  @Test("values are rounded as people read them")
  func rounded() {
    let texts: [(WatchedValue, WatchedBound, String)] = [
      (.seconds(90_061), .atMost(.seconds(3600)), "1 d 1 h, should be at most 1 h"),
      (.seconds(-60), .atLeast(.seconds(0)), "−1 min, should be at least 0 s"),
      (.batches(1200), .atMost(.batches(12)), "1,200 batches, should be at most 12 batches"),
      (.bits(79.87), .atLeast(.bits(80)), "79.8 bits, should be at least 80.0 bits"),
      (
        .quanta("-1234567"), .atLeast(.quanta("0")),
        "-1,234,567 quanta, should be at least 0 quanta"
      ),
    ]
    for (found, expected, words) in texts {
      #expect(text(found, expected) == "state-age: " + words)
    }
    let move = text(.millionths(-123_456), .within(.millionths(100_000)))
    #expect(move.hasSuffix("should be within \(NumberText.percent(millionths: 100_000))"))
  }

  @Test("two that look alike when rounded are told exactly")
  func exact() {
    #expect(
      text(.seconds(172_801), .atMost(.seconds(172_800)))
        == "state-age: 172801 s, should be at most 172800 s"
    )
    #expect(
      text(.millionths(100_001), .within(.millionths(100_000)))
        == "state-age: 100001 ppm, should be within 100000 ppm"
    )
  }

  @Test("what an alert is about comes first")
  func subject() {
    let alert = LedgerAlert(
      signal: .underWater,
      subject: "position 3",
      found: .quanta("-5"),
      expected: .atLeast(.quanta("0"))
    )
    #expect(alert.text == "under-water: position 3, -5 quanta, should be at least 0 quanta")
  }
}
