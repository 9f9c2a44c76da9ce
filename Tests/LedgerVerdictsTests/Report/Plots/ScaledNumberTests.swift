import LedgerVerdicts
import Testing

@Suite("Scaled numbers")
struct ScaledNumberTests {
  @Test(
    "a number is exact and short",
    arguments: [
      (0, 0, "0"), (999, 0, "999"), (1_000, 0, "1k"), (2_500_000, 0, "2.5M"),
      (-1_234_567, 0, "−1.234567M"), (10_050, 2, "100.5"), (5, 2, "0.05"), (-3, 2, "−0.03"),
      (123_456, 2, "1.23456k"), (1_000_000_000_000_000_000, 0, "1e18"), (0, 3, "0"),
    ] as [(Int128, Int, String)]
  )
  func texts(value: Int128, fractionDigits: Int, text: String) {
    #expect(ScaledNumber.text(value, fractionDigits: fractionDigits) == text)
  }

  @Test("the least integer has a text too")
  func least() {
    #expect(ScaledNumber.text(.min).hasPrefix("−170141183460469231731.687"))
    #expect(ScaledNumber.grouped(.min) == "−170,141,183,460,469,231,731,687,303,715,884,105,728")
  }

  @Test(
    "a scale has the words of traders, and single values all of their digits",
    arguments: [
      (274_850_188_588, 0, "274.850188588bn", "274,850,188,588"),
      (1_500_000_000_000, 0, "1.5tn", "1,500,000,000,000"),
      (2_000_000_000_000_000, 0, "2e15", "2,000,000,000,000,000"),
      (-1_234_500, 3, "−1.2345k", "−1,234.5"), (7, 2, "0.07", "0.07"), (0, 2, "0", "0"),
    ] as [(Int128, Int, String, String)]
  )
  func words(value: Int128, fractionDigits: Int, text: String, grouped: String) {
    #expect(ScaledNumber.text(value, fractionDigits: fractionDigits) == text)
    #expect(ScaledNumber.grouped(value, fractionDigits: fractionDigits) == grouped)
  }
}
