import StarkAlgebra
import TestSupport
import Testing

@Suite("Test keys")
struct TestKeyTests {
  @Test("a signature holds by the definition, in the bounds StarkEx sets", arguments: 1...20)
  func signatures(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let key = TestKey(seed: seed)
    let message = Felt252(reducing: UInt256(generator.next(), generator.next(), generator.next()))
    let (r, s) = key.sign(message)
    let order = Integer(StarkCurve.order)
    let w = try #require(Integer(s).inverse(modulo: order).flatMap { UInt256($0) })
    #expect(s < StarkCurve.order)
    #expect((1...251).contains(r.integer.bitWidth))
    #expect((1...251).contains(w.bitWidth))
    #expect(try abscissae(message, r, w, key: key.publicKey).contains(r))
    #expect(try !abscissae(message + .one, r, w, key: key.publicKey).contains(r))
  }

  @Test("keys and signatures follow from the seed")
  func determinism() {
    #expect(TestKey(seed: 3).publicKey == TestKey(seed: 3).publicKey)
    #expect(TestKey(seed: 3).publicKey != TestKey(seed: 4).publicKey)
    let signatures = (0..<2).map { _ in TestKey(seed: 3).sign(5) }
    #expect(signatures[0] == signatures[1])
    #expect(signatures[0].r != TestKey(seed: 3).sign(6).r)
  }

  /// The abscissae of w·(m·G ± r·Q) for the two points ±Q of the key.
  private func abscissae(
    _ message: Felt252,
    _ r: Felt252,
    _ w: UInt256,
    key: Felt252
  ) throws -> [Felt252] {
    let y = try #require((key * key * key + key + StarkCurve.beta).squareRoot())
    let signed = try #require(StarkCurve.generator.multiplied(by: message.integer))
    let own = try #require(AffinePoint(x: key, y: y).multiplied(by: r.integer))
    return try [own, -own].map { try #require((signed + $0)?.multiplied(by: w)).x }
  }
}
