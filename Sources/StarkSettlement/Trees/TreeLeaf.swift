package import StarkAlgebra

/// What a state tree holds at an index.
package protocol TreeLeaf: Hashable, Sendable {
  /// What an index holds that nothing was written to.
  static var empty: Self { get }

  /// The hash that stands at the bottom of the tree.
  func hash(counts: inout OperationCounts) -> Felt252
}
