package import StarkAlgebra

/// All hashes that name one program, each with what it names; computed once for any number of pins.
package struct PinnedHashes: Sendable {
  /// How a hash names the program.
  package struct Match: Hashable, Sendable {
    package let convention: ProgramHash
    /// The program under the names that the hash binds; nil for a hash of the words alone.
    package let name: ProgramName?
  }

  private var matches: [Felt252: Match] = [:]

  /// The hashes of `program` by every convention, under each of its names.
  ///
  /// Costs a Pedersen hash a word, a Poseidon permutation for two, and n + 10 Pedersen hashes for
  /// each of the names with their n builtins.
  package init(of program: IdentifiedProgram, counts: inout OperationCounts) {
    matches[program.words.bytecodePoseidon(counts: &counts)] =
      Match(convention: .bytecodePoseidon, name: nil)
    matches[program.words.bytecodePedersen(counts: &counts)] =
      Match(convention: .bytecodePedersen, name: nil)
    for name in program.names {
      matches[program.digest.compiled(name.builtins, counts: &counts)] =
        Match(convention: .compiled, name: name)
    }
    for name in program.names { matches[name.hash] = Match(convention: .task, name: name) }
  }

  /// How `hash` names the program; nil if it doesn't.
  package subscript(hash: Felt252) -> Match? { matches[hash] }
}
