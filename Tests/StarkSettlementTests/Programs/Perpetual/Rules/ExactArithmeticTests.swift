import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Exact sums and products")
struct ExactArithmeticTests {
  @Test("a sum may leave 128 bits on the way")
  func cancellation() {
    var sum = WideSum()
    for _ in 0..<64 { sum.add(Int128.max) }
    #expect(sum.value(below: 1 << 126) == nil)
    for _ in 0..<64 { sum.add(-Int128.max) }
    #expect(sum.value(below: 1 << 95) == 0)
    sum.add(-7)
    #expect(sum.value(below: 1 << 95) == -7)
  }

  @Test("a sum is inside its bound from −bound to bound − 1")
  func bounds() {
    let bound: Int128 = 1 << 95
    for (total, isInside) in [
      (bound - 1, true), (bound, false), (-bound, true), (-bound - 1, false),
    ] {
      var sum = WideSum()
      sum.add(total - 5)
      sum.add(5)
      #expect(sum.value(below: bound) == (isInside ? total : nil))
    }
    for extreme in [Int128.max, Int128.min] {
      var sum = WideSum()
      sum.add(extreme)
      #expect(sum.value(below: 1 << 126) == nil)
    }
  }

  @Test("products compare as integers of any size")
  func products() {
    var generator = SeededGenerator(seed: 3)
    let edges: [Int128] = [0, 1, -1, .max, .min, 1 << 95, -(1 << 95)]
    func factor() -> Int128 {
      Bool.random(using: &generator)
        ? edges[Int.random(in: 0..<edges.count, using: &generator)]
        : Int128(Int64(bitPattern: generator.next())) << 40
    }
    for _ in 0..<500 {
      let (a, b) = (factor(), factor())
      let c = UInt128(generator.next()) << UInt128(Int.random(in: 0..<64, using: &generator))
      let d = Bool.random(using: &generator) ? c : UInt128(generator.next())
      let expected = integer(a) * integer(c) < integer(b) * integer(d)
      #expect((SignedProduct(a, c) < SignedProduct(b, d)) == expected)
      let equal = integer(a) * integer(c) == integer(b) * integer(d)
      #expect((SignedProduct(a, c) == SignedProduct(b, d)) == equal)
    }
  }

  private func integer(_ value: Int128) -> Integer {
    let magnitude = integer(value.magnitude)
    return value < 0 ? Integer(0) - magnitude : magnitude
  }

  private func integer(_ value: UInt128) -> Integer {
    Integer(UInt256(UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)))
  }
}
