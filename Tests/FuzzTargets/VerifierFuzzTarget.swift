import StarkVerifier

/// Verifies the input under the policy that asks for nothing.
///
/// The proofs in the corpus have hardly any security, so that they are small. What they state is
/// bound to the transcript all the same: nobody, a fuzzer included, finds a valid proof of another
/// statement by chance. So whatever is accepted must state what one of the seeds states.
public enum VerifierFuzzTarget: FuzzTarget {
  /// Runs once.
  public static func run(_ input: [UInt8]) {
    guard let statement = try? verifier.verify(input) else { return }
    precondition(provenClaims.contains(Claim(statement)), "a claim that nobody proved")
  }

  private static let verifier = Verifier(policy: .research)

  private static let provenClaims = Set(
    FuzzSeed.proofs.compactMap { seed in
      (try? verifier.verify(seed.bytes)).map { Claim($0) }
    }
  )

  /// What a statement says, as far as it can be told from the outside.
  private struct Claim: Hashable {
    let layout: CairoLayout
    let stepCount: UInt64
    let programHash: ProgramHash?
    let output: [FieldElement]
    let cellCount: Int
    let segments: [String]

    init(_ statement: VerifiedStatement) {
      layout = statement.layout
      stepCount = statement.stepCount
      programHash = statement.program?.hash
      output = statement.output
      cellCount = statement.publicMemoryCellCount
      segments = statement.segments.map { "\($0.name) \($0.begin) \($0.stop)" }
    }
  }
}
