package import StarkAlgebra

/// The ways in which Cairo programs are identified by one field element.
///
/// All four bind every word of the program; they are not interchangeable, and a published hash
/// rarely says which it is. The first two bind the names of the builtins as well. The last two bind
/// only how many there are, so they name a program where `BuiltinRule` says so and not elsewhere.
package enum ProgramHash: String, CaseIterable, Hashable, Sendable {
  /// The one that bootloaders, SHARP and StarkEx call the program hash.
  ///
  /// The Pedersen chain of a header and the program without start-up code. It is the authoritative
  /// one: facts and contracts are pinned to it, whether a program ran alone or as a task. A
  /// compiler that is asked for start-up code may also shift addresses inside the program, and the
  /// hash with them; then the run is one of another program.
  case task
  /// The same chain over the program with its start-up code, as `cairo-hash-program` prints it for
  /// a file that was compiled with `--proof_mode`.
  case compiled
  /// The Pedersen hash of all words, which cairo-lang's verifier put out until v0.13.1.
  case bytecodePedersen = "bytecode-pedersen"
  /// The Poseidon hash of all words, which cairo-lang's verifier puts out since v0.13.2, as do
  /// Integrity and swiftness.
  case bytecodePoseidon = "bytecode-poseidon"

  /// Whether programs that differ in the names of their builtins alone have different hashes.
  package var bindsBuiltins: Bool {
    switch self {
    case .task, .compiled: true
    case .bytecodePedersen, .bytecodePoseidon: false
    }
  }

  /// The hash of `code`, whose words have `digest`.
  ///
  /// Costs a Pedersen hash for each builtin and ten at most under the first two conventions, then
  /// one for each word, and under the last a Poseidon permutation for two words.
  package func callAsFunction(
    _ code: ProgramCode,
    digest: ProgramDigest,
    counts: inout OperationCounts
  ) -> Felt252 {
    switch self {
    case .task: digest.task(code.builtins, counts: &counts)
    case .compiled: digest.compiled(code.builtins, counts: &counts)
    case .bytecodePedersen: code.words.bytecodePedersen(counts: &counts)
    case .bytecodePoseidon: code.words.bytecodePoseidon(counts: &counts)
    }
  }
}
