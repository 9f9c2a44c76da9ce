package import StarkAlgebra
package import StarkVerifier

extension Perpetual {
  /// Why what a batch says of the state before it does not hold.
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
    /// The batch starts from another state.
    case sharedState(FieldDifference)
    /// The state does not know what is at a place that the batch touches.
    case unknown(PlaceInTree, TreeError)
    /// Another position is there.
    case position(UInt64, expected: Position, found: Position)
    /// Another part of the order was fulfilled.
    case order(UInt64, expected: UInt64, found: UInt64)
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
    case .sharedState(let difference):
      Failure(
        "state/shared-state",
        "the batch starts from another state",
        at: "prev_shared_state." + difference.field,
        expected: difference.expected,
        found: difference.found
      )
    case .unknown(let place, let error):
      Failure("state/unknown", "the state does not know a place", at: "\(place)", found: "\(error)")
    case .position(let id, let expected, let found):
      Failure(
        "state/position",
        "another position is there",
        at: "prev_positions.\(id)",
        expected: "\(expected.summary)",
        found: "\(found.summary)"
      )
    case .order(let id, let expected, let found):
      Failure(
        "state/order",
        "another part of an order is fulfilled",
        at: "prev_orders.\(id)",
        expected: "\(expected)",
        found: "\(found)"
      )
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

extension Perpetual.Position {
  /// What is hashed of it, for messages.
  fileprivate var summary: String {
    let holdings = assets.map { "\($0.balance) of \($0.asset) since \($0.cachedFundingIndex)" }
    return (["\(collateral) owned by \(publicKey.integer)"] + holdings).joined(separator: ", ")
  }
}
