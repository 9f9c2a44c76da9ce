package import StarkAlgebra

/// A key pair for signing test batches; the secret follows from a seed, so it is no secret.
package struct TestKey: Hashable, Sendable {
  /// In 1 ..< order of the curve.
  private let scalar: Integer
  /// The abscissa of scalar·G.
  package let publicKey: Felt252

  package init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (scalar, abscissa) = TestKey.nextPair(from: &generator)
    self.scalar = scalar
    publicKey = abscissa
  }

  /// An ECDSA signature of `message`, which has to be in 1 ..< 2²⁵¹.
  ///
  ///     (r, s) = (abscissa of k·G, (message + r·scalar)/k modulo the order)
  ///
  /// StarkEx wants r, s and 1/s modulo the order to be below 2²⁵¹ too, and none of them 0
  /// (specification of settlement, 3.1). The nonce k follows from key and message.
  package func sign(_ message: Felt252) -> (r: Felt252, s: UInt256) {
    precondition(message != .zero && message.integer.bitWidth <= 251, "not a message to sign")
    let seed = publicKey.l0 ^ message.l0 ^ message.l1 << 1
    var generator = SeededGenerator(seed: seed)
    while true {
      let (nonce, r) = TestKey.nextPair(from: &generator)
      let sum = Integer(message.integer) + Integer(r.integer) * scalar
      guard r != .zero, r.integer.bitWidth <= 251,
        let nonceInverse = nonce.inverse(modulo: TestKey.order),
        let s = (sum * nonceInverse).reduced(modulo: TestKey.order),
        let w = s.inverse(modulo: TestKey.order), w.bitWidth <= 251,
        let signature = UInt256(s)
      else { continue }
      return (r, signature)
    }
  }

  private static let order = Integer(StarkCurve.order)
  private static let doublings = StarkCurve.doublings(of: StarkCurve.generator, count: 252)

  /// A scalar in 1 ..< order and the abscissa of that multiple of the generator.
  private static func nextPair(from generator: inout SeededGenerator) -> (Integer, Felt252) {
    while true {
      let drawn = Integer(generator.nextUInt256())
      guard let scalar = drawn.reduced(modulo: order), let bits = UInt256(scalar) else { continue }
      var sum = XYZZPoint.neutral
      for index in 0..<bits.bitWidth where bits.bit(index) { sum.add(doublings[index]) }
      guard let inverse = sum.zz.inverse() else { continue }
      return (scalar, sum.x * inverse)
    }
  }
}
