import StarkAlgebra
import TestSupport
import Testing

@Suite("Bits and digits of 256-bit integers")
struct UInt256BitsTests {
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
      #expect(digits.reduce(0) { $0 + (Integer($1.digit) << $1.position) } == Integer(integer))
      for (digit, _) in digits {
        #expect(digit % 2 != 0 && digit.magnitude < 1 << (width - 1))
      }
      for (digit, next) in zip(digits, digits.dropFirst()) {
        #expect(next.position - digit.position >= width)
      }
    }
  }

  @Test("shifts and low bits are products and quotients of powers of two")
  func shifts() {
    for integer in EdgeValues.integers {
      for count in [0, 1, 63, 64, 65, 128, 200, 255] {
        let wide = Integer(integer)
        #expect(Integer(integer >> count) == wide >> count)
        #expect(Integer(integer << count) == (wide << count).reduced(modulo: Integer(1) << 256))
        #expect(Integer(integer.lowBits(count)) == wide.reduced(modulo: Integer(1) << count))
      }
      #expect(integer.lowBits(256) == integer)
    }
  }

  @Test("exclusive and inclusive or differ by the common bits")
  func bitwise() {
    for (x, y) in zip(integers, integers.reversed()) {
      for index in stride(from: 0, to: 256, by: 5) {
        #expect((x ^ y).bit(index) == (x.bit(index) != y.bit(index)))
        #expect((x | y).bit(index) == (x.bit(index) || y.bit(index)))
      }
    }
  }
}
