import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Batches of signature claims")
struct SignatureBatchTests {
  @Test("without a claim that fails has none", arguments: [0, 1, 7, 8, 9, 100])
  func valid(count: Int) throws {
    let claims = try #require(SignedClaims.first(count))
    for threads in [1, 2, 5] {
      #expect(SignatureClaim.firstInvalid(in: claims, threads: threads) == nil)
    }
  }

  @Test("names the first claim that fails, whatever is wrong with it")
  func firstInvalid() throws {
    let claims = try #require(SignedClaims.first(40))
    for index in [0, 5, 7, 8, 31, 39] {
      for fault in Fault.allCases {
        var mutated = claims
        mutated[index] = fault.applied(to: claims[index])
        #expect(throws: SignatureFault.self) { try mutated[index].check() }
        #expect(SignatureClaim.firstInvalid(in: mutated, threads: 1) == index)
        mutated[39] = Fault.mismatch.applied(to: claims[39])
        for threads in [1, 2, 5] {
          #expect(SignatureClaim.firstInvalid(in: mutated, threads: threads) == index)
        }
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
    #expect(SignatureClaim.firstInvalid(in: claims, threads: 2) == nil)
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
