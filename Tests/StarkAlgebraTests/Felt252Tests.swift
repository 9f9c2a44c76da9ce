import StarkAlgebra
import TestSupport
import Testing

@Suite("Felt252")
struct Felt252Tests {
  @Test("the inverse is Fermat's power p − 2")
  func inverse() {
    let exponent = Felt252.modulus.subtractingReportingOverflow(UInt256(2)).difference
    var generator = SeededGenerator(seed: 1)
    let elements = EdgeValues.felts + (0..<1000).map { _ in generator.nextFelt() }
    for x in elements where x != .zero { #expect(x.inverse() == x.power(exponent)) }
    #expect(Felt252.zero.inverse() == nil)
  }

  @Test("wide reductions and conversions are consistent")
  func reductions() {
    let largest = UInt256(.max, .max, .max, .max)
    #expect(Felt252(reducing: largest) + 1 == Felt252(2).power(256))
    #expect(Felt252(reducing: Felt252.modulus) == .zero)
    #expect(Felt252(reducingLow: .zero, high: UInt256(1)) == Felt252(2).power(256))
    #expect(Felt252(Felt252.modulus) == nil)
    #expect(Felt252(cell: Bytes32(Felt252.modulus)) == nil)
    #expect(Felt252(Bytes32(largest)) == nil)
    for x in EdgeValues.felts {
      #expect(Felt252(x.bytes) == x)
      #expect(Felt252(x.integer) == x)
      #expect(Felt252(cell: x.cell) == x)
    }
  }

  @Test("square roots exist for squares and only for them")
  func squareRoots() {
    var generator = SeededGenerator(seed: 2)
    for x in EdgeValues.felts + (0..<20).map({ _ in generator.nextFelt() }) {
      let root = x.squared().squareRoot()
      #expect(root == x || root == -x)
      // 3 generates the multiplicative group, so it is not a square.
      #expect((3 * x.squared()).squareRoot() == (x == .zero ? .zero : nil))
    }
  }
}
