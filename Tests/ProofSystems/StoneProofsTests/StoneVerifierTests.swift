import StarkAlgebra
import StarkChannel
import StoneProofs
import TestSupport
import Testing

@Suite("The Stone verifier on real proofs")
struct StoneVerifierTests {
  static func verify(_ file: ProofFile) throws -> StoneVerification {
    let decoded = try StoneProofFile(decoding: try file.bytes())
    var counts = OperationCounts()
    var log = TranscriptLog.off
    var clock = StageClock()
    let candidates = try StoneStatement.candidates(for: decoded, counts: &counts)
    return try StoneVerifier.verify(
      candidates: candidates,
      proof: decoded.proof,
      log: &log,
      clock: &clock
    )
  }

  @Test("accepts every shipped proof", arguments: ProofFile.shipped)
  func shipped(file: ProofFile) throws {
    let verification = try Self.verify(file)
    #expect(verification.statement.version.seed == .s6)
    #expect(verification.counts.inversions < 20)
  }

  @Test(
    "accepts every proof of other projects",
    .enabled(if: SharedMaterial.isPresent, "the shared material is absent"),
    arguments: ProofFile.peers
  )
  func peers(file: ProofFile) throws {
    let verification = try Self.verify(file)
    let isOlder = file.description.contains("stone5") || file.description.contains("adapter")
    #expect(verification.statement.version.seed == (isOlder ? .s5 : .s6))
    #expect(verification.counts.inversions < 20)
  }
}
