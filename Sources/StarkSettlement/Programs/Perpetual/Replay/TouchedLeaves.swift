import StarkAlgebra

extension Perpetual {
  /// The leaves of a tree that a batch has written, with what was there first.
  package struct TouchedLeaves<Leaf: TreeLeaf>: Sendable {
    private let tree: SparseTree<Leaf>
    package private(set) var changes: [UInt64: Change] = [:]

    package struct Change: Equatable, Sendable {
      package let first: Leaf
      package var last: Leaf
    }

    init(of tree: SparseTree<Leaf>) {
      self.tree = tree
    }

    /// What is at `index` now.
    package func leaf(at index: UInt64) throws(RuleViolation) -> Leaf {
      if let change = changes[index] { return change.last }
      do { return try tree.leaf(at: index) } catch { throw .unknown(error) }
    }

    /// Writes `leaf` where `old` was read.
    mutating func write(_ leaf: Leaf, at index: UInt64, over old: Leaf) {
      changes[index, default: Change(first: old, last: old)].last = leaf
    }

    /// The tree after all changes.
    func updatedTree(
      _ normalized: (Leaf) -> Leaf = { $0 },
      counts: inout OperationCounts
    ) throws(RuleViolation) -> SparseTree<Leaf> {
      do {
        return try tree.updating(changes.mapValues { normalized($0.last) }, counts: &counts)
      } catch { throw .unknown(error) }
    }
  }
}

extension Perpetual.RuleViolation {
  fileprivate static func unknown(_ error: TreeError) -> Self {
    Self(.unknownContent, found: "\(error)")
  }
}
