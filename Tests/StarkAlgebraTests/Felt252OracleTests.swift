import StarkAlgebra
import TestSupport
import Testing

@Suite("Felt252 against GMP")
struct Felt252OracleTests {
  @Test("arithmetic on 100,000 seeded pairs", arguments: 0..<10)
  func seeded(block: Int) {
    var generator = SeededGenerator(seed: UInt64(block))
    for _ in 0..<10_000 {
      expectAgreement(generator.nextFelt(), generator.nextFelt())
    }
  }

  @Test("arithmetic on all pairs of edge values")
  func edges() {
    for x in EdgeValues.felts {
      for y in EdgeValues.felts { expectAgreement(x, y, inverse: false) }
      #expect(x.inverse()?.integer == GMPOracle.inverse(x.integer))
    }
  }

  @Test("decoding and reductions on 100,000 seeded and all edge integers")
  func decoding() {
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<100_000 {
      let high = generator.nextUInt256()
      // Half of the integers are made short enough to be below p most of the time.
      let top = generator.next() >> (generator.next() & 1 == 0 ? 0 : 5)
      expectDecoding(UInt256(high.w1, high.w2, high.w3, top), high: high)
    }
    for low in EdgeValues.integers {
      for high in EdgeValues.integers { expectDecoding(low, high: high) }
    }
  }

  /// Compares each operation; a disagreement is reported with its operands.
  private func expectAgreement(_ x: Felt252, _ y: Felt252, inverse: Bool = true) {
    let (a, b) = (x.integer, y.integer)
    let agrees =
      (x + y).integer == GMPOracle.sum(a, b)
      && (x - y).integer == GMPOracle.difference(a, b)
      && (x * y).integer == GMPOracle.product(a, b)
      && x.squared().integer == GMPOracle.product(a, a)
      && x.cell.integer == GMPOracle.montgomeryForm(a)
      && (!inverse || x.inverse()?.integer == GMPOracle.inverse(a))
    if !agrees { Issue.record("disagreement on \(x) and \(y)") }
  }

  private func expectDecoding(_ low: UInt256, high: UInt256) {
    let isCanonical = Integer(low) < GMPOracle.modulus
    let wide = Integer(low) + (Integer(high) << 256)
    let agrees =
      Felt252(low)?.integer == (isCanonical ? low : nil)
      && Felt252(Bytes32(low))?.bytes == (isCanonical ? Bytes32(low) : nil)
      && Felt252(cell: Bytes32(low))?.cell == (isCanonical ? Bytes32(low) : nil)
      && Felt252(reducing: low).integer == GMPOracle.reduced(Integer(low))
      && Felt252(reducingLow: low, high: high).integer == GMPOracle.reduced(wide)
    if !agrees { Issue.record("disagreement on \(low) and \(high)") }
  }
}
