import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Batches of signature claims")
struct SignatureBatchTests {
  /// Claims that hold: s⁻¹·(m + r·d) = k for r at k·G, with small k.
  private func claims(count: Int) throws -> [SignatureClaim] {
    let secret = StarkScalar(0x5ec2e7)
    let key = try #require(StarkCurve.generator.multiplied(by: secret.integer))
    return try (0..<UInt64(count)).map { index in
      let point = try #require(StarkCurve.generator.multiplied(by: UInt256(index + 10)))
      let r = try #require(StarkScalar(point.x.integer))
      let message = StarkScalar(3 * index + 1)
      let inverse = try #require(StarkScalar(index + 10).inverse())
      return SignatureClaim(
        key: key.x,
        message: try #require(Felt252(message.integer)),
        signature: StarkSignature(
          r: point.x,
          s: ((message + r * secret) * inverse).integer
        )
      )
    }
  }

  @Test("without a claim that fails has none", arguments: [0, 1, 7, 8, 9, 100])
  func valid(count: Int) throws {
    #expect(SignatureClaim.firstInvalid(in: try claims(count: count)) == nil)
  }

  @Test("names the first claim that fails, whatever is wrong with it")
  func firstInvalid() throws {
    let claims = try claims(count: 40)
    for index in [0, 5, 7, 8, 31, 39] {
      for fault in Fault.allCases {
        var mutated = claims
        mutated[index] = fault.applied(to: claims[index])
        #expect(!mutated[index].isValid)
        #expect(SignatureClaim.firstInvalid(in: mutated) == index)
        mutated[39] = Fault.mismatch.applied(to: claims[39])
        #expect(SignatureClaim.firstInvalid(in: mutated) == index)
      }
    }
  }

  private enum Fault: CaseIterable {
    case zeroS, zeroMessage, mismatch

    func applied(to claim: SignatureClaim) -> SignatureClaim {
      switch self {
      case .zeroS: claim.with(s: .zero)
      case .zeroMessage:
        SignatureClaim(key: claim.key, message: .zero, signature: claim.signature)
      case .mismatch: claim.with(r: claim.signature.r + 1)
      }
    }
  }

  @Test(
    "of real transactions and prices hold, and no other message fits them",
    .enabled(if: SharedMaterial.isPresent, "the shared batches are not here"),
    arguments: [
      ("own/batch1", 16), ("own/batch2", 15), ("own/batch3", 12),
      ("starkex/validium/batch1", 16), ("starkex/spot/batch1", 5), ("starkex/spot/batch2", 3),
    ]
  )
  func shared(batch: String, count: Int) throws {
    let claims = try SharedSignatures.claims(in: "batches/\(batch)/batch.json")
    #expect(claims.count == count)
    #expect(SignatureClaim.firstInvalid(in: claims) == nil)
    for (claim, next) in zip(claims, claims.dropFirst()) where claim.message != next.message {
      let other = SignatureClaim(
        key: claim.key,
        message: next.message,
        signature: claim.signature
      )
      #expect(throws: SignatureFault.mismatch) { try other.check() }
    }
  }
}
