import StarkAlgebra
import StarkFaults

extension SparseTree {
  /// The tree with other leaves, whose root has to be `root`, and how far that was checked.
  ///
  /// Nil are leaves that nobody has shown.
  func led(
    by leaves: [UInt64: Leaf]?,
    to root: Felt252,
    as tree: Spot.StateTree,
    counts: inout OperationCounts
  ) throws(Fault) -> (SparseTree, Spot.TreeCheck) {
    if let leaves {
      let next: SparseTree?
      do { next = try updating(leaves, counts: &counts) } catch { next = try error.asIgnorance() }
      if let next { return (next, try tree.check(self.root, next.root, final: root)) }
    }
    guard self.root != root else { return (self, .unchanged) }
    return (SparseTree(height: height, root: root, counts: &counts), .notChecked)
  }
}

extension PatriciaTree {
  /// The tree with other fulfilled amounts, whose root has to be `root`, and how far that was
  /// checked.
  ///
  /// Nil are amounts that nobody has shown.
  func led(
    by amounts: [UInt256: Felt252]?,
    to root: Felt252,
    counts: inout OperationCounts
  ) throws(Fault) -> (PatriciaTree, Spot.TreeCheck) {
    if let amounts {
      let next: PatriciaTree?
      do { next = try updating(amounts, counts: &counts) } catch { next = try error.asIgnorance() }
      if let next {
        return (next, try Spot.StateTree.orders.check(self.root, next.root, final: root))
      }
    }
    guard self.root != root else { return (self, .unchanged) }
    return (PatriciaTree(root: root), .notChecked)
  }
}

extension Spot.StateTree {
  /// Checks that an update led to the final root.
  fileprivate func check(
    _ previous: Felt252,
    _ next: Felt252,
    final: Felt252
  ) throws(Fault) -> Spot.TreeCheck {
    guard next == final else { throw .stateFinalRoot(self, expected: final, found: next) }
    return next == previous ? .unchanged : .recomputed
  }
}

extension TreeError {
  /// Nil if the error is only that a tree doesn't know something; all others are thrown.
  func asIgnorance<Value>() throws(Fault) -> Value? {
    switch self {
    case .unknownLeaf, .unknownKey: return nil
    default: throw .stateTree(self)
    }
  }
}
