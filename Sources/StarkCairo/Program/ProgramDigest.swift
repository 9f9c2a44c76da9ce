package import StarkAlgebra
import StarkHashes

/// The words of a program, hashed once for all the names that its builtins may have.
///
///     H(w₀, H(w₁, … H(wₘ₋₁, wₘ) …)),
///     w = |w| − 1, 0, main, |builtins|, the builtins' names, words
///
/// The chain begins with the last word, so that lists of names differ in its last steps only. The
/// zero is the version of the bootloader; a name is its ASCII bytes read big-endian. (cairo-lang,
/// `hash_program.py`, `hash_chain.cairo`.)
package struct ProgramDigest: Hashable, Sendable {
  /// The chain over the program without start-up code; nil if there is no such word.
  private let own: Felt252?
  private let startUpWords: ArraySlice<Felt252>
  private let wordCount: Int

  /// Hashes `words`, the six of the start-up code first: one Pedersen hash for each of the others.
  package init(of words: [Felt252], counts: inout OperationCounts) {
    startUpWords = words.prefix(StartUpCode.wordCount)
    wordCount = words.count
    own = ProgramDigest.chain(words.dropFirst(StartUpCode.wordCount), onto: nil, counts: &counts)
  }

  /// The hash `ProgramHash.task` under these names: a Pedersen hash for each of them, and four.
  ///
  /// The call at offset 2 of the start-up code jumps `words[3]` words ahead, to `main`.
  package func task(_ builtins: [Builtin], counts: inout OperationCounts) -> Felt252 {
    let main = mainOffset - Felt252(UInt64(StartUpCode.wordCount))
    let count = wordCount - StartUpCode.wordCount
    return chain(builtins, main: main, wordCount: count, onto: own, counts: &counts)
  }

  /// The hash `ProgramHash.compiled` under these names.
  package func compiled(_ builtins: [Builtin], counts: inout OperationCounts) -> Felt252 {
    let all = ProgramDigest.chain(startUpWords, onto: own, counts: &counts)
    return chain(builtins, main: mainOffset, wordCount: wordCount, onto: all, counts: &counts)
  }

  private var mainOffset: Felt252 { startUpWords[startUpWords.startIndex + 3] + 2 }

  private func chain(
    _ builtins: [Builtin],
    main: Felt252,
    wordCount: Int,
    onto words: Felt252?,
    counts: inout OperationCounts
  ) -> Felt252 {
    var header: [Felt252] = [.zero, main, Felt252(UInt64(builtins.count))]
    header += builtins.map(\.asciiName)
    let all = [Felt252(UInt64(header.count + wordCount))] + header
    return ProgramDigest.chain(all[...], onto: words, counts: &counts) ?? .zero
  }

  /// H(w₀, H(w₁, … H(wₘ, rest) …)), where without a rest the last word takes its place.
  private static func chain(
    _ words: ArraySlice<Felt252>,
    onto rest: Felt252?,
    counts: inout OperationCounts
  ) -> Felt252? {
    var hash = rest
    for word in words.reversed() {
      guard let inner = hash else {
        hash = word
        continue
      }
      counts.pedersenHashes += 1
      hash = Pedersen.hash(word, inner)
    }
    return hash
  }
}

extension [Felt252] {
  /// The hash `ProgramHash.bytecodePedersen` of these words.
  package func bytecodePedersen(counts: inout OperationCounts) -> Felt252 {
    counts.pedersenHashes += count + 1
    return Pedersen.hashChain(span)
  }

  /// The hash `ProgramHash.bytecodePoseidon` of these words.
  package func bytecodePoseidon(counts: inout OperationCounts) -> Felt252 {
    counts.poseidonPermutations += Poseidon.permutationCount(elementCount: count)
    return Poseidon.hash(span)
  }
}

extension Builtin {
  /// The name's ASCII bytes read as a big-endian integer.
  fileprivate var asciiName: Felt252 {
    rawValue.utf8.reduce(.zero) { $0 * 256 + Felt252(UInt64($1)) }
  }
}
