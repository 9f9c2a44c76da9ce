import StarkAlgebra
import TestSupport
import Testing

@Suite("Digits of 256-bit integers")
struct UInt256DigitsTests {
  private let integers = EdgeValues.integers.filter { $0.bitWidth <= 255 }

  @Test("bits are those of the integer", arguments: [1, 5, 6, 63])
  func bits(count: Int) {
    for integer in EdgeValues.integers {
      for position in stride(from: 0, through: 256, by: 3) {
        let shifted = Integer(integer) >> position
        let expected = shifted.reduced(modulo: Integer(1) << count)
        #expect(Integer(integer.bits(at: position, count: count)) == expected)
      }
    }
  }

  @Test("signed digits are odd, small and far apart, and add up", arguments: [2, 5, 6])
  func signedDigits(width: Int) {
    for integer in integers {
      let digits = integer.signedDigits(width: width)
      #expect(digits.reduce(0) { $0 + Integer($1.digit) << $1.position } == Integer(integer))
      for (digit, _) in digits {
        #expect(digit % 2 != 0 && digit.magnitude < 1 << (width - 1))
      }
      for (digit, next) in zip(digits, digits.dropFirst()) {
        #expect(next.position - digit.position >= width)
      }
    }
  }
}
