package import StarkAlgebra

/// A node of the tree over the pages of an output.
///
///     leaf = K(words of the page)
///     parent = K(hash₁, end₁, …, hashₖ, endₖ) + 1 mod 2²⁵⁶
///
/// with K the Keccak-256 of 32-byte big-endian words. (cairo-lang, `compute_fact.py`.)
package struct FactNode: Hashable, Sendable {
  package let hash: Bytes32
  /// The number of output words up to the end of what is below the node.
  package let end: Int

  /// The node with this hash, whatever is below it.
  package init(hash: Bytes32, end: Int) {
    self.hash = hash
    self.end = end
  }

  /// The leaf of a page.
  package init(page: some Collection<Felt252>, end: Int, counts: inout OperationCounts) {
    self.init(hash: KeccakWords(page).digest(counts: &counts), end: end)
  }

  /// The node above `children`, which are in the order of the output.
  package init(
    over children: some Collection<FactNode>,
    end: Int,
    counts: inout OperationCounts
  ) {
    var words = KeccakWords()
    for child in children {
      words.append(child.hash)
      words.append(UInt64(child.end))
    }
    let digest = words.digest(counts: &counts).integer
    self.init(hash: Bytes32(digest.addingReportingOverflow(UInt256(1)).sum), end: end)
  }
}
