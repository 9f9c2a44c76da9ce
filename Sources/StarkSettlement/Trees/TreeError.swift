package import StarkAlgebra

/// Why a tree cannot answer, or authentication paths do not make one.
package enum TreeError: Error, Equatable, Sendable {
  /// The tree knows no more than a hash where this index lies.
  case unknownLeaf(index: UInt64)
  /// The index does not fit the height.
  case indexOutOfRange(index: UInt64, height: Int)
  /// The path of an index has not as many siblings as the tree is high.
  case pathLength(index: UInt64, found: Int, height: Int)
  /// An index is listed twice.
  case repeatedIndex(UInt64)
  /// A sibling on the path of an index is not what the other paths say stands there.
  case inconsistentSibling(index: UInt64, level: Int)
  /// The paths lead to another root.
  case root(expected: Felt252, found: Felt252)
  /// No node with this hash is stored.
  case missingNode(Felt252)
}
