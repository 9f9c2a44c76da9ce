package import StarkAlgebra

/// What a state tree holds at an index.
package protocol TreeLeaf: Hashable, Sendable {
  /// What an index holds that nothing was written to.
  static var empty: Self { get }

  /// The hash that stands at the bottom of the tree.
  func hash(counts: inout OperationCounts) -> Felt252

  /// The hashes of many leaves, in order: a leaf whose hash takes several may share their cost.
  static func hashes(of leaves: [Self], counts: inout OperationCounts) -> [Felt252]
}

extension TreeLeaf {
  /// The hash of each leaf on its own.
  package static func hashes(of leaves: [Self], counts: inout OperationCounts) -> [Felt252] {
    leaves.map { $0.hash(counts: &counts) }
  }
}
