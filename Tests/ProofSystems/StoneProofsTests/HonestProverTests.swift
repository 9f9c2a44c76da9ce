import StarkAlgebra
import StarkChannel
import StoneProofs
import TestSupport
import Testing

@Suite("The Stone verifier accepts proofs of the test prover")
struct HonestProverTests {
  @Test(
    "in every combination of hashes, channels, seeds, pages and foldings",
    arguments: StoneCase.all
  )
  func accepts(stoneCase: StoneCase) throws {
    let file = try stoneCase.prove()
    #expect(try StoneProofFile(decoding: Array(file.text.utf8)) == file)
    let verification = try stoneCase.verify(file)
    #expect(verification.statement.version.seed == stoneCase.seedVersion)
    if let release = stoneCase.release {
      #expect(verification.statement.version.release == release)
    }
    #expect(verification.statement.publicInput == file.publicInput)
  }
}
