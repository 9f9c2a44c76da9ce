import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

/// Claims that hold but for one condition, and the last values that satisfy it.
@Suite("Signature claims")
struct SignatureClaimTests {
  private let n = PlainSignatures.n
  private let bound = Integer(1) << 251
  private let message = (Integer(0x5eed) << 230) + 17
  private let ephemeral = (Integer(1234567) << 222) + 5

  @Test("a signature holds for its message and key")
  func valid() throws {
    let claim = try claim(message: message, inverse: 99)
    try claim.check()
    #expect(PlainSignatures.holds(claim))
  }

  @Test("s = 0 is refused")
  func zeroS() throws {
    let claim = try claim(message: message, inverse: 99).with(s: .zero)
    #expect(throws: SignatureFault.sOutOfRange) { try claim.check() }
  }

  @Test("s = n and s + n are refused")
  func largeS() throws {
    let claim = try claim(message: message, inverse: 99)
    let larger = try #require(UInt256(Integer(claim.signature.s) + n))
    for s in [StarkCurve.order, larger] {
      #expect(throws: SignatureFault.sOutOfRange) { try claim.with(s: s).check() }
    }
  }

  @Test("s = 1 is accepted")
  func smallestS() throws {
    let claim = try claim(message: message, inverse: 1)
    #expect(claim.signature.s == UInt256(1))
    try claim.check()
  }

  @Test("r = 0 is refused")
  func zeroR() throws {
    let claim = try claim(message: message, inverse: 99).with(r: .zero)
    #expect(throws: SignatureFault.rOutOfRange) { try claim.check() }
  }

  @Test("r of 2²⁵¹ and more is refused, one less is looked at")
  func largeR() throws {
    let claim = try claim(message: message, inverse: 99)
    for r in [bound, PlainSignatures.p - 1] {
      let claim = claim.with(r: try element(r))
      #expect(throws: SignatureFault.rOutOfRange) { try claim.check() }
    }
    #expect(throws: SignatureFault.mismatch) {
      try claim.with(r: try element(bound - 1)).check()
    }
  }

  @Test("w of 2²⁵¹ and more is refused, one less is accepted")
  func largeInverse() throws {
    try claim(message: message, inverse: bound - 1).check()
    for inverse in [bound, n - 1] {
      let claim = try claim(message: message, inverse: inverse)
      #expect(throws: SignatureFault.inverseOutOfRange) { try claim.check() }
    }
  }

  @Test("the message 0 is refused, 1 is accepted")
  func zeroMessage() throws {
    try claim(message: 1, inverse: 99).check()
    let claim = try claim(message: 0, inverse: 99)
    #expect(throws: SignatureFault.messageOutOfRange) { try claim.check() }
  }

  @Test("the message 2²⁵¹ is refused, one less is accepted")
  func largeMessage() throws {
    try claim(message: bound - 1, inverse: 99).check()
    let claim = try claim(message: bound, inverse: 99)
    #expect(throws: SignatureFault.messageOutOfRange) { try claim.check() }
  }

  @Test("(r, n − s) holds as well")
  func negatedS() throws {
    let claim = try claim(message: message, inverse: 99)
    let negated = try #require(UInt256(n - Integer(claim.signature.s)))
    let other = claim.with(s: negated)
    #expect(throws: SignatureFault.inverseOutOfRange) { try other.check() }

    let ordinary = try signed(by: 4711)
    let otherS = try #require(UInt256(n - Integer(ordinary.signature.s)))
    try ordinary.with(s: otherS).check()
  }

  @Test("a key that is no abscissa of the curve is refused")
  func keyWithoutPoint() throws {
    let claim = try claim(message: message, inverse: 99).with(key: keyOffCurve)
    #expect(throws: SignatureFault.keyOffCurve) { try claim.check() }
  }

  @Test("signatures by the keys of Q and −Q hold alike")
  func oppositeKeys() throws {
    let first = try signed(by: 4711)
    let second = try signed(by: n - 4711)
    #expect(first.key == second.key)
    #expect(first.signature != second.signature)
    try first.check()
    try second.check()
  }

  @Test("of several conditions that fail the first is named")
  func precedence() throws {
    var claim = try claim(message: message, inverse: n - 1).with(r: .zero).with(s: .zero)
    claim = SignatureClaim(key: keyOffCurve, message: .zero, signature: claim.signature)
    #expect(throws: SignatureFault.sOutOfRange) { try claim.check() }
    claim = claim.with(s: try #require(UInt256(n - 1)))
    #expect(throws: SignatureFault.rOutOfRange) { try claim.check() }
    claim = claim.with(r: 1)
    #expect(throws: SignatureFault.messageOutOfRange) { try claim.check() }
    claim = SignatureClaim(key: claim.key, message: 1, signature: claim.signature)
    #expect(throws: SignatureFault.inverseOutOfRange) { try claim.check() }
    #expect(throws: SignatureFault.keyOffCurve) { try claim.with(s: UInt256(1)).check() }
  }

  @Test("claims are judged as plain arithmetic judges them")
  func oracle() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<6 {
      let secret = try #require(Integer(generator.nextUInt256()).reduced(modulo: n))
      let claim = try signed(by: secret)
      let mutations = [
        claim,
        claim.with(r: claim.signature.r + 1),
        claim.with(key: claim.key + 1),
        claim.with(s: try #require(UInt256(Integer(claim.signature.s) + 1))),
        SignatureClaim(
          key: claim.key,
          message: claim.message + 1,
          signature: claim.signature
        ),
      ]
      let holding = mutations.map { (try? $0.check()) != nil }
      #expect(holding == [true, false, false, false, false])
      #expect(holding == mutations.map { PlainSignatures.holds($0) })
    }
  }

  private var keyOffCurve: Felt252 {
    var key = StarkCurve.generator.x
    while ((key * key + 1) * key + StarkCurve.beta).squareRoot() != nil { key += 1 }
    return key
  }

  /// A claim that satisfies the equation, with a key such that s is the inverse of `inverse`.
  private func claim(message: Integer, inverse: Integer) throws -> SignatureClaim {
    let r = try #require(PlainSignatures.product(ephemeral, PlainSignatures.generator)?.x)
    let inverseOfR = try #require(r.inverse(modulo: n))
    let s = try #require(inverse.inverse(modulo: n))
    let secret = try #require(((ephemeral * s - message) * inverseOfR).reduced(modulo: n))
    let claim = try signed(message, by: secret)
    #expect(Integer(claim.signature.s) == s)
    return claim
  }

  private func signed(by secret: Integer) throws -> SignatureClaim {
    try signed(message, by: secret)
  }

  private func signed(_ message: Integer, by secret: Integer) throws -> SignatureClaim {
    let key = try #require(PlainSignatures.product(secret, PlainSignatures.generator)?.x)
    let signature = try #require(
      PlainSignatures.signature(of: message, secret: secret, ephemeral: ephemeral)
    )
    return SignatureClaim(
      key: try element(key),
      message: try element(message),
      signature: StarkSignature(
        r: try element(signature.r),
        s: try #require(UInt256(signature.s))
      )
    )
  }

  private func element(_ integer: Integer) throws -> Felt252 {
    try #require(UInt256(integer).flatMap { Felt252($0) })
  }
}

extension SignatureClaim {
  func with(key: Felt252) -> SignatureClaim {
    SignatureClaim(key: key, message: message, signature: signature)
  }

  func with(r: Felt252) -> SignatureClaim {
    SignatureClaim(key: key, message: message, signature: StarkSignature(r: r, s: signature.s))
  }

  func with(s: UInt256) -> SignatureClaim {
    SignatureClaim(key: key, message: message, signature: StarkSignature(r: signature.r, s: s))
  }
}
