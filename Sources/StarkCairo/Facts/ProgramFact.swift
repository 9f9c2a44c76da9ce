package import StarkAlgebra

/// The fact that a program ran and put out something, as contracts register it.
///
///     fact = K(programHash, outputRoot)
///
/// with K the Keccak-256 of 32-byte big-endian words, `ProgramHash.task` and the root of the
/// output's tree. For an output of one page the root is K(output). (cairo-lang, `compute_fact.py`.)
package enum ProgramFact {
  /// The fact for an output in one page.
  package static func fact(
    programHash: Felt252,
    output: some Collection<Felt252>,
    counts: inout OperationCounts
  ) -> Bytes32 {
    fact(
      programHash: programHash,
      outputRoot: outputRoot(of: output, counts: &counts),
      counts: &counts
    )
  }

  /// The root of an output in one page.
  package static func outputRoot(
    of output: some Collection<Felt252>,
    counts: inout OperationCounts
  ) -> Bytes32 {
    KeccakWords(output).digest(counts: &counts)
  }

  /// The fact for an output whose tree has the root `outputRoot`.
  package static func fact(
    programHash: Felt252,
    outputRoot: Bytes32,
    counts: inout OperationCounts
  ) -> Bytes32 {
    var words = KeccakWords()
    words.append(programHash)
    words.append(outputRoot)
    return words.digest(counts: &counts)
  }
}
