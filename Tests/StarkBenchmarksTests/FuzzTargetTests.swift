import FuzzTargets
import StarkVerifier
import Testing

@Suite("What the fuzzers start from")
struct FuzzTargetTests {
  @Test("eight small proofs, all valid")
  func seeds() {
    #expect(FuzzSeed.proofs.count == 8)
    for seed in FuzzSeed.proofs {
      #expect(seed.bytes.count < 20_000)
      #expect(throws: Never.self) { try Verifier(policy: .research).verify(seed.bytes) }
    }
  }

  @Test("mutations differ, can be repeated, and are often still readable")
  func mutations() throws {
    let seed = try #require(FuzzSeed.proofs.first)
    let mutated = (0..<200).map { ProofMutation.mutate(seed.bytes, seed: $0) }
    #expect(mutated == (0..<200).map { ProofMutation.mutate(seed.bytes, seed: $0) })
    #expect(Set(mutated).count > 150)
    let readable = mutated.count { bytes in
      do throws(VerificationError) {
        _ = try Verifier(policy: .research).verify(bytes)
        return true
      } catch {
        guard case .malformed = error else { return true }
        return false
      }
    }
    #expect(readable > 40)
  }

  @Test("the targets survive a few hundred mutations")
  func targets() {
    var count = 0
    for seed in FuzzSeed.proofs {
      for number in 0..<40 as Range<UInt64> {
        let input = ProofMutation.mutate(seed.bytes, seed: number)
        DecoderFuzzTarget.run(input)
        VerifierFuzzTarget.run(input)
        count += 1
      }
    }
    #expect(count == 320)
  }
}
