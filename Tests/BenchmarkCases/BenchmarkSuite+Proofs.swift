import StarkVerifier
import StoneProofs
import TestSupport

extension BenchmarkSuite {
  /// Parsing and verifying the shipped proofs, of which there is one or more for each layout.
  static var proofs: [MeasuredCase] {
    ProofFile.shipped.flatMap { [parsing($0), verification($0)] }
  }

  private static func parsing(_ file: ProofFile) -> MeasuredCase {
    MeasuredCase("parse/\(file)") {
      let bytes = try file.bytes()
      return {
        let parsed = try? StoneProofFile(decoding: bytes, limits: StoneLimits())
        precondition(parsed != nil, "the file cannot be read")
        return MeasuredRun()
      }
    }
  }

  private static func verification(_ file: ProofFile) -> MeasuredCase {
    MeasuredCase("verify/\(file)") {
      let bytes = try file.bytes()
      let verifier = Verifier(policy: .research)
      return {
        let statement = try? verifier.verify(bytes)
        precondition(statement != nil, "the proof is refused")
        return MeasuredRun(
          phases: statement?.cost.stages.map { ($0.name, $0.duration) } ?? []
        )
      }
    }
  }
}
