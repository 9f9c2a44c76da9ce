import StarkVerdicts
import Testing

@Suite("Numbers as text")
struct NumberTextTests {
  @Test("digits come in groups of three")
  func grouped() {
    let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (131_072, "131,072"), (-1234, "-1,234")]
    for (number, text) in cases { #expect(NumberText.grouped(number) == text) }
    #expect(NumberText.grouped(-123) == "-123")
    #expect(NumberText.grouped(UInt64.max) == "18,446,744,073,709,551,615")
  }

  @Test("sizes have one decimal in the unit that fits")
  func bytes() {
    let cases = [
      (0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (47_312, "47.3 kB"),
      (999_949, "999.9 kB"), (999_950, "1.0 MB"), (1_132_741, "1.1 MB"),
    ]
    for (count, text) in cases { #expect(NumberText.bytes(count) == text) }
  }

  @Test("times are shown in the unit that fits")
  func time() {
    #expect(NumberText.time(.microseconds(850)) == "850 µs")
    #expect(NumberText.time(.microseconds(12_340)) == "12.3 ms")
    #expect(NumberText.time(.milliseconds(1240)) == "1.24 s")
    #expect(NumberText.time(.zero) == "0 µs")
  }

  @Test("bits are rounded down, whatever they are")
  func bits() {
    #expect(NumberText.bits(95.99) == "95.9")
    #expect(NumberText.bits(96) == "96.0")
    #expect(NumberText.bits(-3) == "0.0")
    #expect(NumberText.bits(.infinity) == "1000000.0")
  }

  @Test("numbers with a fixed number of decimals are rounded to nearest")
  func fixed() {
    #expect(NumberText.fixed(1.005, decimals: 0) == "1")
    #expect(NumberText.fixed(-0.04, decimals: 1) == "0.0")
    #expect(NumberText.fixed(-2.25, decimals: 1) == "-2.3")
    #expect(NumberText.fixed(3.07, decimals: 2) == "3.07")
    #expect(NumberText.fixed(.nan, decimals: 1) == "0.0")
  }
}
