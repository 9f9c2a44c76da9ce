package import StarkAlgebra
import StarkHashes

/// The words by which verifiers on Starknet identify the program of a proof.
///
/// Integrity and cairo-lang's verifier register a fact by Poseidon, for proofs without memory
/// pages:
///
///     fact = P(program hash, output hash),  program hash = P(words),  output hash = P(output)
///
/// with P the sponge of `Poseidon.hash`. (Integrity, `air/public_input.cairo`; cairo-lang,
/// `cairo_verifier.cairo`.)
package struct ShownProgram: Hashable, Sendable {
  package let words: [Felt252]
  package let mode: Mode

  /// How Integrity checks public memory, its setting `memory_verification`.
  package enum Mode: String, Hashable, Sendable {
    /// A run from the standard start-up code with every builtin of the layout in its place.
    case strict
    /// A run from the standard start-up code; which builtins it was given is not checked there.
    case relaxed
    /// Any words from address 1 on: nothing of the run is checked there but that it starts at them.
    case cairo1
  }

  /// The program of a run from the standard start-up code; nil if there are memory pages, which
  /// these verifiers do not take, or no output.
  init?(_ program: IdentifiedProgram, memory: PublicMemory, segments: CairoSegments) {
    guard memory.continuousPages.isEmpty, segments.builtins[.output] != nil else { return nil }
    words = program.words
    if case .layout = program.builtinRule { mode = .strict } else { mode = .relaxed }
  }

  /// The cells before the output, in the order of the file.
  ///
  /// Integrity takes values whatever their addresses are; with another program at address 1 the
  /// same values would have the same hash. So they count here only if they lie at 1, 2, … and the
  /// cells of the output follow, each at its address. It is nil otherwise, and where Integrity
  /// refuses.
  init?(in memory: PublicMemory, segments: CairoSegments) {
    guard
      memory.continuousPages.isEmpty, let output = segments.builtins[.output],
      segments.program.begin == StartUpCode.initialProgramCounter
    else { return nil }
    let cells = memory.mainPage
    let outputCount = output.stop - output.begin
    guard outputCount < UInt64(cells.count) else { return nil }
    let count = cells.count - Int(outputCount)
    let expected = [1...UInt64(count)].joined() + Array(output.begin..<output.stop)
    guard zip(cells, expected).allSatisfy({ $0.address == $1 }) else { return nil }
    words = cells.prefix(count).map(\.value)
    mode = .cairo1
  }

  /// P(words), which is `ProgramHash.bytecodePoseidon` for a program with start-up code.
  package var programHash: Felt252 { Poseidon.hash(words.span) }

  /// P(words), P(output) and P of the two; a permutation for two of the words and of the output.
  package func hashes(
    with output: [Felt252]
  ) -> (program: Felt252, output: Felt252, fact: Felt252) {
    let pair = [programHash, Poseidon.hash(output.span)]
    return (pair[0], pair[1], Poseidon.hash(pair.span))
  }
}
