import StarkAlgebra
import TestSupport
import Testing

@Suite("Felt252")
struct Felt252Tests {
  @Test("inverse and round trips on seeded elements")
  func inverses() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let x = generator.nextFelt()
      #expect(x.inverse().map { $0 * x } == .one)
      #expect(Felt252(x.bytes) == x)
      #expect(Felt252(cell: x.cell) == x)
    }
    #expect(Felt252.zero.inverse() == nil)
    let big = UInt256(.max, .max, .max, .max)
    #expect(Felt252(reducing: big) + 1 == Felt252(2).power(256))
    #expect(Felt252(reducing: Felt252.modulus) == .zero)
    #expect(Felt252.rootOfUnity(log2Order: 1) + 1 == .zero)
    #expect(Felt252(reducingLow: .zero, high: UInt256(1)) == Felt252(2).power(256))
  }
}
