package import StarkAlgebra
package import StarkCommitments

/// A committed function that passed the low-degree test.
///
/// Only `LowDegreeTest` makes one.
package struct LowDegreeFunction<Element: CommittableField, Hash: TreeHash>: Sendable {
  /// The commitment: rows of 2^s₀ values in bit-reversed order.
  package let commitment: TableCommitment<Hash>
  /// The rows that were opened, ascending and distinct.
  package let rows: [Int]
  /// The values in those rows, row-major.
  package let values: [Element]
  /// What the verification cost.
  package let counts: OperationCounts

  init(
    commitment: TableCommitment<Hash>,
    rows: [Int],
    values: [Element],
    counts: OperationCounts
  ) {
    self.commitment = commitment
    self.rows = rows
    self.values = values
    self.counts = counts
  }
}
