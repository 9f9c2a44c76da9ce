import LedgerVerdicts
import Testing

@Suite("Scaled numbers")
struct ScaledNumberTests {
  @Test(
    "a number is exact and short",
    arguments: [
      (0, 0, "0"), (999, 0, "999"), (1_000, 0, "1k"), (2_500_000, 0, "2.5M"),
      (-1_234_567, 0, "−1.234567M"), (10_050, 2, "100.5"), (5, 2, "0.05"), (-3, 2, "−0.03"),
      (123_456, 2, "1.23456k"), (1_000_000_000_000_000_000, 0, "1E"), (0, 3, "0"),
    ] as [(Int128, Int, String)]
  )
  func texts(value: Int128, fractionDigits: Int, text: String) {
    #expect(ScaledNumber.text(value, fractionDigits: fractionDigits) == text)
  }

  @Test("the least integer has a text too")
  func least() {
    #expect(ScaledNumber.text(.min).hasPrefix("−170141183460469231731.687"))
  }
}
