import StarkAlgebra
import TestSupport
import Testing

@Suite("Cosets and bit reversal")
struct CosetTests {
  @Test("bit reversal is an involution that mirrors single bits", arguments: 0...12)
  func bitReversal(width: Int) {
    for index in 0..<1 << width {
      let reversed = bitReversed(index, width: width)
      #expect(reversed < 1 << width)
      #expect(bitReversed(reversed, width: width) == index)
    }
    for bit in 0..<width {
      #expect(bitReversed(1 << bit, width: width) == 1 << (width - 1 - bit))
    }
  }

  @Test("elements are offset·ωⁱ and exactly the zeros of the vanishing polynomial")
  func elements() {
    let coset = Coset<Felt252>(offset: 3, log2Size: 6)
    var expected: Felt252 = 3
    for index in 0..<coset.size {
      #expect(coset.element(index) == expected)
      #expect(coset.vanishing(at: expected) == .zero)
      #expect(coset.vanishing(at: expected + 1) != .zero)
      expected *= coset.generator
    }
    #expect(expected == 3)
  }

  @Test("in bit-reversed order neighbours are negatives and square into the next coset")
  func bitReversedOrder() {
    var coset: Coset<Felt252>? = Coset(offset: 5, log2Size: 5)
    while let current = coset, let squared = current.squared {
      for position in 0..<squared.size {
        let x = current.element(bitReversed: 2 * position)
        #expect(current.element(bitReversed: 2 * position + 1) == -x)
        #expect(squared.element(bitReversed: position) == x.squared())
      }
      coset = squared
    }
    #expect(coset?.size == 1)
  }
  @Test("the vanishing polynomial vanishes on the coset only, tried over a whole field")
  func vanishing() {
    for log2Size in 0...5 {
      for offset in TinyField.all where offset != .zero {
        let coset = Coset(offset: offset, log2Size: log2Size)
        let points = Set((0..<coset.size).map { coset.element($0) })
        #expect(points.count == coset.size)
        #expect(points == Set(TinyField.all.filter { coset.vanishing(at: $0) == .zero }))
      }
    }
  }
}
