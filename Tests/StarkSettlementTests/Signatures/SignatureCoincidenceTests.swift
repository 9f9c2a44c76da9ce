import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

/// Claims made for chosen u = w·m and v = w·r, so that A = u·G and B = v·Q are what they shall be:
/// equal, opposite, twice one another, or met on the way to one of them.
@Suite("Coincidences in signature claims")
struct SignatureCoincidenceTests {
  /// u, v, and the key's scalar q.
  struct Choice: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let u, v, q: Integer

    init(_ description: String, u: Integer, v: Integer, q: Integer) {
      testDescription = description
      (self.u, self.v, self.q) = (u, v, q)
    }
  }

  private static let n = PlainSignatures.n
  private static let large = (Integer(0x1234_5678_9abc_def1) << 185) + 77

  static let choices = [
    Choice("A = B = G", u: 1, v: 1, q: 1),
    Choice("A = G, B = −G", u: 1, v: n - 1, q: 1),
    Choice("A = −G, B = G by the opposite key", u: n - 1, v: n - 1, q: n - 1),
    Choice("A = B", u: 7 * large, v: large, q: 7),
    Choice("A = −B", u: n - 7 * large, v: large, q: 7),
    Choice("A = 2B", u: 14 * large, v: large, q: 7),
    Choice("B = 2A", u: large, v: 2 * large, q: 1),
    Choice("A = 3G, B = 2G", u: 3, v: 1, q: 2),
    // 2²⁵² − n = 2²⁵¹ + (2²⁵¹ − n), where the summands are the same modulo n.
    Choice("A is reached by a doubling", u: (Integer(1) << 252) - n, v: large, q: 5),
    // −15 is added to n − 15.
    Choice("B is reached by a doubling", u: large, v: n - 30, q: 5),
    Choice("both are reached by a doubling", u: (Integer(1) << 252) - n, v: n - 30, q: 1),
    Choice("the largest multiples", u: n - 1, v: n - 2, q: n - 3),
  ]

  @Test("are judged as plain arithmetic judges them", arguments: choices)
  func judgement(choice: Choice) throws {
    let ofKey = choice.v * choice.q
    let signed = [choice.u + ofKey, choice.u - ofKey].compactMap { abscissa($0) }
    #expect(!signed.isEmpty)
    let others = [choice.u, ofKey, choice.q, 1, 2, 5].compactMap { abscissa($0) }
    for r in signed + others + signed.map({ $0 + 1 }) {
      let claim = try claim(choice, r: r)
      #expect(PlainSignatures.holds(claim) == signed.contains(r))
      if signed.contains(r) {
        try claim.check()
      } else {
        #expect(throws: SignatureFault.mismatch) { try claim.check() }
      }
    }
  }

  /// The claim with this r for which w·m = u and w·r = v.
  private func claim(_ choice: Choice, r: Integer) throws -> SignatureClaim {
    let n = Self.n
    let inverseOfV = try #require(choice.v.inverse(modulo: n))
    let s = try #require((r * inverseOfV).reduced(modulo: n))
    let message = try #require((choice.u * s).reduced(modulo: n))
    return SignatureClaim(
      key: try element(try #require(abscissa(choice.q))),
      message: try element(message),
      signature: StarkSignature(r: try element(r), s: try #require(UInt256(s)))
    )
  }

  /// The abscissa of scalar·G, nil for the neutral element.
  private func abscissa(_ scalar: Integer) -> Integer? {
    scalar.reduced(modulo: Self.n)
      .flatMap { PlainSignatures.product($0, PlainSignatures.generator)?.x }
  }

  private func element(_ integer: Integer) throws -> Felt252 {
    try #require(UInt256(integer).flatMap { Felt252($0) })
  }
}
