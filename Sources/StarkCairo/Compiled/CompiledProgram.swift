package import StarkAlgebra

/// A program of Cairo 0 as its compiler writes it: what names it before anything is proven.
package struct CompiledProgram: Hashable, Sendable {
  /// The builtins of `main`, in the order of its arguments.
  package let builtins: [Builtin]
  /// All words of the file.
  package let words: [Felt252]
  /// The offset of `main` in the words.
  package let mainOffset: UInt64
  /// Whether the first six words are the start-up code of `--proof_mode`.
  package let hasStartUpCode: Bool

  /// The words of the start-up code.
  package static var startUpWordCount: Int { StartUpCode.wordCount }

  /// The hashes by which the program is known, by their conventions, the authoritative one first.
  ///
  /// A file without start-up code has but one: its two hashes by the chain are the same, and words
  /// alone are hashed of programs that ran by themselves, which begin with start-up code. A file
  /// with it has the hash that bootloaders report as well, unless the compiler has shifted
  /// addresses in it for the start-up code; `ProgramHash.task` says more. Costs two Pedersen
  /// hashes and half a Poseidon permutation a word.
  package func hashes(
    counts: inout OperationCounts
  ) -> [(convention: ProgramHash, value: Felt252)] {
    let conventions = hasStartUpCode ? ProgramHash.allCases : [.task]
    let code = code
    let digest = ProgramDigest(of: code.words, counts: &counts)
    return conventions.map { ($0, $0(code, digest: digest, counts: &counts)) }
  }

  /// The program behind its start-up code, which is put there for the hash that leaves it out.
  private var code: ProgramCode {
    guard !hasStartUpCode else { return ProgramCode(builtins: builtins, words: words) }
    let startUp = StartUpCode.words(builtinCount: builtins.count, mainOffset: mainOffset)
    return ProgramCode(builtins: builtins, words: startUp + words)
  }
}
