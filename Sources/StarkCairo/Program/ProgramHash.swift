package import StarkAlgebra
import StarkHashes

/// The ways in which Cairo programs are identified by one field element.
///
/// All four bind every word of the program; they are not interchangeable, and a published hash
/// rarely says which it is.
package enum ProgramHash: String, CaseIterable, Hashable, Sendable {
  /// What bootloaders, SHARP and StarkEx call the program hash.
  ///
  /// The Pedersen chain of a header and the program without start-up code. It is the authoritative
  /// one: facts and contracts are pinned to it, whether a program ran alone or as a task. A compiler
  /// that is asked for start-up code may also shift addresses inside the program, and the hash with
  /// them; then the run is one of another program.
  case task
  /// The same chain over the program with its start-up code, as `cairo-hash-program` prints it for a
  /// file that was compiled with `--proof_mode`.
  case compiled
  /// The Pedersen hash of all words, which cairo-lang's verifier put out until v0.13.1.
  case bytecodePedersen = "bytecode-pedersen"
  /// The Poseidon hash of all words, which cairo-lang's verifier puts out since v0.13.2, as do
  /// Integrity and swiftness.
  case bytecodePoseidon = "bytecode-poseidon"

  /// The hash of `code`: one Pedersen hash a word, or a Poseidon permutation for two.
  package func callAsFunction(_ code: ProgramCode, counts: inout OperationCounts) -> Felt252 {
    switch self {
    case .task:
      return ProgramHash.chain(
        code.builtins,
        main: code.mainOffset - Felt252(UInt64(StartUpCode.wordCount)),
        code.ownWords,
        counts: &counts
      )
    case .compiled:
      return ProgramHash.chain(
        code.builtins,
        main: code.mainOffset,
        code.words[...],
        counts: &counts
      )
    case .bytecodePedersen:
      counts.pedersenHashes += code.words.count + 1
      return Pedersen.hashChain(code.words.span)
    case .bytecodePoseidon:
      counts.poseidonPermutations += Poseidon.permutationCount(elementCount: code.words.count)
      return Poseidon.hash(code.words.span)
    }
  }

  /// H(w₀, H(w₁, … H(wₘ₋₁, wₘ) …)), where w counts what follows it, then is a header, then `words`.
  ///
  ///     w = |w| − 1, 0, main, |builtins|, the builtins' names, words
  ///
  /// The zero is the version of the bootloader; a name is its ASCII bytes read big-endian.
  /// (cairo-lang, `hash_program.py`, `hash_chain.cairo`.)
  private static func chain(
    _ builtins: [Builtin],
    main: Felt252,
    _ words: ArraySlice<Felt252>,
    counts: inout OperationCounts
  ) -> Felt252 {
    var header: [Felt252] = [.zero, main, Felt252(UInt64(builtins.count))]
    header += builtins.map(\.asciiName)
    let chain = [Felt252(UInt64(header.count + words.count))] + header + words
    counts.pedersenHashes += chain.count - 1
    return chain.dropLast().reversed().reduce(chain[chain.count - 1]) { hash, word in
      Pedersen.hash(word, hash)
    }
  }
}

extension Builtin {
  /// The name's ASCII bytes read as a big-endian integer.
  fileprivate var asciiName: Felt252 {
    rawValue.utf8.reduce(.zero) { $0 * 256 + Felt252(UInt64($1)) }
  }
}
