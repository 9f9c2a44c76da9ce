import StarkVerdicts
import Testing

@Suite("Duration text")
struct DurationTextTests {
  @Test(
    "a length of time has its two largest units",
    arguments: [
      (0, "0 s"), (59, "59 s"), (60, "1 min"), (61, "1 min 1 s"), (3_600, "1 h"),
      (3_605, "1 h"), (86_400 * 2 + 3_600 * 3 + 59, "2 d 3 h"), (86_405, "1 d"),
      (UInt64.max, "213,503,982,334,601 d 7 h"),
    ] as [(UInt64, String)]
  )
  func texts(seconds: UInt64, text: String) {
    #expect(DurationText.text(seconds: seconds) == text)
  }

  @Test(
    "a share is cut off after two decimals",
    arguments: [
      (0, "0.00 %"), (99, "0.00 %"), (-99, "0.00 %"), (2_500, "0.25 %"), (-25_000, "−2.50 %"),
      (1_000_000, "100.00 %"), (Int.min, "−922337203685477.58 %"),
    ] as [(Int, String)]
  )
  func shares(millionths: Int, text: String) {
    #expect(NumberText.percent(millionths: millionths) == text)
  }
}
