import StarkCairo

/// What verifiers on Starknet register of a proof: Integrity, and cairo-lang's verifier.
///
/// All three are Poseidon hashes: of the program's words, of the output, and of the two.
public struct IntegrityFact: Equatable, Sendable {
  /// The setting `memory_verification` under which Integrity takes such a proof: `strict`,
  /// `relaxed` or `cairo1`.
  public let memoryVerification: String
  /// The hash of the words that Integrity takes for the program.
  public let programHash: FieldElement
  /// The hash of the output.
  public let outputHash: FieldElement
  /// The hash of both, which names the fact.
  public let factHash: FieldElement
  /// What the program hash leaves to the prover, one sentence each; empty if it names the program.
  ///
  /// `program` and its hash do not have these gaps where they are known.
  public let openQuestions: [String]
}

extension VerifiedStatement {
  /// The fact of this statement on Starknet; nil if those verifiers would not take the proof,
  /// because it has memory pages, no output, or nothing that tells a program.
  ///
  /// Computed when asked for: a Poseidon permutation for two words of program and output.
  public var integrityFact: IntegrityFact? {
    guard let shownProgram else { return nil }
    let hashes = shownProgram.hashes(with: output.map(\.value))
    return IntegrityFact(
      memoryVerification: shownProgram.mode.rawValue,
      programHash: FieldElement(hashes.program),
      outputHash: FieldElement(hashes.output),
      factHash: FieldElement(hashes.fact),
      openQuestions: openQuestions(of: shownProgram)
    )
  }

  private func openQuestions(of shown: ShownProgram) -> [String] {
    switch (shown.mode, builtinRule) {
    case (.cairo1, _):
      [
        "where the run ends and what it was given as builtins is not under the hash",
        "the words are those that public memory shows; the program may be longer",
      ]
    case (_, .words): []
    case (_, .layout):
      ["which builtins the program was given follows from the layout, which is not under the hash"]
    case (_, .chosen), (_, nil):
      ["which builtins the program was given is the prover's choice"]
    }
  }
}
