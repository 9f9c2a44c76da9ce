import StarkAlgebra
import TestSupport
import Testing

@Suite("Integer")
struct IntegerTests {
  @Test("literals, strings and fixed-width integers convert both ways")
  func conversions() {
    let order: Integer = 0x800000000000010ffffffffffffffffb781126dcae7b2321e66a241adc64d2f
    #expect(UInt256(order) == StarkCurve.order)
    #expect(Integer(StarkCurve.order) == order)
    #expect(Integer(hexadecimal: order.hexadecimal) == order)
    #expect(Integer(decimal: order.description) == order)
    #expect(Integer(decimal: (-order).description) == -order)
    #expect(Integer(hexadecimal: (-order).hexadecimal) == -order)
    let powers: [(Integer, String)] = [
      (0, "0"),
      (-0x1_0000_0000_0000_0000, "-18446744073709551616"),
      (-0x8000_0000_0000_0000, "-9223372036854775808"),
      (0x8000_0000_0000_0000, "9223372036854775808"),
    ]
    for (integer, text) in powers {
      #expect(integer.description == text)
      #expect(Integer(decimal: text) == integer)
      #expect(Int(integer) == Int(text))
    }
    for integer in [0, 1, -1, Int.max, Int.min, Int.min + 1] {
      #expect(Int(Integer(integer)) == integer)
    }
    #expect(UInt256(Integer(-1)) == nil)
    #expect(UInt256((1 as Integer) << 256) == nil)
    #expect(UInt256(((1 as Integer) << 256) - 1) == UInt256(.max, .max, .max, .max))
    #expect(Integer(UInt64.max).bitWidth == 64)
    #expect((0 as Integer).bitWidth == 0)
  }

  @Test("conversions to 128 bits refuse or clamp what is beyond them")
  func conversionsTo128Bits() {
    let power: Integer = 1 << 128
    #expect(UInt128(0 as Integer) == 0)
    #expect(UInt128((3 << 64) as Integer + 5) == (UInt128(3) << 64) + 5)
    #expect(UInt128(power - 1) == .max)
    #expect(UInt128(power) == nil)
    #expect(UInt128(power << 128) == nil)
    #expect(UInt128(-1 as Integer) == nil)
    for value: Int128 in [0, 1, -1, (7 << 64) + 9, -((7 << 64) + 9), .max, -Int128.max] {
      #expect(Int128(clamping: Integer(decimal: "\(value)") ?? 1 << 200) == value)
    }
    for beyond in [power >> 1, power, power << 128] {
      #expect(Int128(clamping: beyond) == .max)
      #expect(Int128(clamping: -beyond) == -Int128.max)
    }
  }

  @Test("text that is not a number is refused")
  func refusedText() {
    for text in ["", "-", " 1", "1 ", "1_0", "+1", "0x", "a", "--1", "-0x1", "1.0", "１"] {
      #expect(Integer(decimal: text) == nil, "\(text)")
    }
    for text in ["", "0x", "-0x", "0x-1", "g", "0x 1", "0X1"] {
      #expect(Integer(hexadecimal: text) == nil, "\(text)")
    }
  }

  @Test("small integers behave as Int does, division rounding both ways")
  func smallIntegers() {
    for a in -20...20 {
      for b in -20...20 {
        let (x, y) = (Integer(a), Integer(b))
        #expect(x + y == Integer(a + b))
        #expect(x - y == Integer(a - b))
        #expect(x * y == Integer(a * b))
        #expect((x < y) == (a < b))
        #expect((x == y) == (a == b))
        guard b != 0 else {
          #expect(x.dividedFlooring(by: y) == nil)
          #expect(x.dividedTruncating(by: y) == nil)
          #expect(x.reduced(modulo: y) == nil)
          continue
        }
        let truncating = x.dividedTruncating(by: y)
        #expect(truncating?.quotient == Integer(a / b))
        #expect(truncating?.remainder == Integer(a % b))
        let flooring = x.dividedFlooring(by: y)
        let floor = a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0)
        #expect(flooring?.quotient == Integer(floor))
        #expect(flooring?.remainder == Integer(a - floor * b))
        #expect(x.reduced(modulo: y) == (b > 0 ? flooring?.remainder : nil))
      }
      #expect((-Integer(a)).signum == -a.signum())
      #expect(Integer(a).magnitude == Integer(abs(a)))
      #expect((Integer(a) << 70) >> 70 == Integer(a))
      #expect(Integer(a) >> 2 == Integer(a >> 2))
      #expect(Integer(a) << -2 == Integer(a >> 2))
    }
  }

  @Test("powers, inverses and common divisors")
  func numberTheory() {
    #expect(Integer(-3).power(5) == -243)
    #expect(Integer(7).power(0) == 1)
    #expect(Integer(-2).power(10, modulo: 1000) == 24)
    #expect(Integer(2).power(-1, modulo: 7) == nil)
    #expect(Integer(2).power(1, modulo: 0) == nil)
    #expect(Integer(5).power(0, modulo: 1) == 0)
    #expect(Integer(-3).inverse(modulo: 7) == 2)
    #expect(Integer(6).inverse(modulo: 9) == nil)
    #expect(Integer(0).inverse(modulo: 7) == nil)
    #expect(Integer(1).inverse(modulo: 1) == nil)
    #expect(Integer(1).inverse(modulo: 0) == nil)
    #expect(Integer(-12).greatestCommonDivisor(with: 18) == 6)
    #expect(Integer(0).greatestCommonDivisor(with: -5) == 5)
    #expect(Integer(97).isProbablePrime)
    #expect(!Integer(91).isProbablePrime)
  }

  @Test("a copy keeps its value when the original changes")
  func valueSemantics() {
    let original = (1 as Integer) << 300
    var changed = original
    changed += 1
    changed *= changed
    changed -= original
    let power = Integer(2).power(300)
    let expected: Integer = power * power + power + 1
    #expect(original == power)
    #expect(changed == expected)
    #expect(Set([original, changed, original]).count == 2)
  }
}
