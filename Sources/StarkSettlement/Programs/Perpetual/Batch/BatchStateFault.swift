package import StarkAlgebra
package import StarkVerifier

extension Perpetual {
  /// Why a batch does not show the state before it.
  package enum BatchStateFault: Error, Equatable, Sendable {
    /// The file has no authentication paths, so the state must come from elsewhere.
    case noPaths
    /// The file has a content without its path, or a path without its content.
    case unmatchedPath(PlaceInTree)
    /// The hash that the file claims for a position is not that of its content.
    case positionHash(UInt64, expected: Felt252, found: Felt252)
    /// Contents and paths do not lead to the root of the previous state.
    case positionPaths(TreeError)
    case orderPaths(TreeError)
  }

  /// A leaf of one of the trees.
  package enum PlaceInTree: Equatable, Sendable {
    case position(UInt64)
    case order(UInt64)
  }
}

extension Perpetual.BatchStateFault: SettlementFault {
  package var failure: Failure {
    switch self {
    case .noPaths: Failure("state/no-paths", "the batch has no authentication paths")
    case .unmatchedPath(let place):
      Failure("state/unmatched-path", "content and path are not both there", at: "\(place)")
    case .positionHash(let id, let expected, let found):
      Failure(
        "state/position-hash",
        "a position has another hash than the batch says",
        at: "prev_positions.\(id)",
        expected: "\(expected.integer)",
        found: "\(found.integer)"
      )
    case .positionPaths(let error):
      Failure("state/positions-root", "positions and paths do not fit", found: "\(error)")
    case .orderPaths(let error):
      Failure("state/orders-root", "orders and paths do not fit", found: "\(error)")
    }
  }
}

extension Perpetual.PlaceInTree: CustomStringConvertible {
  package var description: String {
    switch self {
    case .position(let id): "prev_positions.\(id)"
    case .order(let id): "prev_orders.\(id)"
    }
  }
}
