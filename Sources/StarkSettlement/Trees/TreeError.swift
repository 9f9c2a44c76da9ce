package import StarkAlgebra
package import StarkFaults

/// Why a tree cannot answer, or authentication paths do not make one.
package enum TreeError: Error, Equatable, Sendable {
  /// The tree knows no more than a hash where this index lies.
  case unknownLeaf(index: UInt64)
  /// The order tree knows no more than a hash where this key lies or what it would be joined with.
  case unknownKey(UInt256)
  /// The index does not fit the height.
  case indexOutOfRange(index: UInt64, height: Int)
  /// The key of an order is 2²⁵¹ and more.
  case keyOutOfRange(UInt256)
  /// The path of an index has not as many siblings as the tree is high.
  case pathLength(index: UInt64, found: Int, height: Int)
  /// An index is listed twice.
  case repeatedIndex(UInt64)
  /// A sibling on the path of an index is not what the other paths say stands there.
  case inconsistentSibling(index: UInt64, level: Int)
  /// The paths lead to another root.
  case root(expected: Felt252, found: Felt252)
}

extension TreeError {
  /// The error in words.
  package var fault: Fault {
    switch self {
    case .unknownLeaf(let index):
      Fault(.rejected, "tree/unknown-leaf", "what a leaf holds is not known", at: "index \(index)")
    case .unknownKey(let key):
      Fault(.rejected, "tree/unknown-leaf", "what a leaf holds is not known", at: "key \(key)")
    case .indexOutOfRange(let index, let height):
      Fault(
        .rejected,
        "tree/index-range",
        "an index does not fit the tree",
        expected: "at most \(height) bits",
        found: "\(index)"
      )
    case .keyOutOfRange(let key):
      Fault(
        .rejected,
        "tree/index-range",
        "a key does not fit the tree",
        expected: "at most 251 bits",
        found: "\(key)"
      )
    case .pathLength(let index, let found, let height):
      Fault(
        .rejected,
        "tree/path-length",
        "an authentication path is not as long as the tree is high",
        at: "index \(index)",
        expected: "\(height)",
        found: "\(found)"
      )
    case .repeatedIndex(let index):
      Fault(
        .rejected,
        "tree/repeated-index",
        "a leaf has two authentication paths",
        at: "index \(index)"
      )
    case .inconsistentSibling(let index, let level):
      Fault(
        .rejected,
        "tree/inconsistent-sibling",
        "authentication paths contradict one another",
        at: "index \(index), level \(level)"
      )
    case .root(let expected, let found):
      Fault(
        .rejected,
        "tree/root",
        "authentication paths lead to another root",
        expected: "\(expected)",
        found: "\(found)"
      )
    }
  }
}

extension Fault {
  /// A tree does not know what a check needs.
  package static func tree(_ error: TreeError) -> Fault { error.fault }
}
