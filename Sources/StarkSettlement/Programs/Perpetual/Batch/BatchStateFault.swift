package import StarkAlgebra
package import StarkFaults

extension Perpetual {
  /// A leaf of one of the trees.
  package enum PlaceInTree: Equatable, Sendable {
    case position(UInt64)
    case order(UInt64)
  }
}

extension Fault {
  /// The file has no authentication paths, so the state must come from elsewhere.
  package static var noPaths: Fault {
    Fault(.rejected, "state/no-paths", "the batch has no authentication paths")
  }

  /// The file has a content without its path, or a path without its content.
  package static func unmatchedPath(_ place: Perpetual.PlaceInTree) -> Fault {
    Fault(.rejected, "state/unmatched-path", "content and path are not both there", at: place)
  }

  /// The hash that the file claims for a position is not that of its content.
  package static func positionHash(_ id: UInt64, expected: Felt252, found: Felt252) -> Fault {
    Fault(
      .rejected,
      "state/position-hash",
      "a position has another hash than the batch says",
      at: "prev_positions.\(id)",
      expected: "\(expected.integer)",
      found: "\(found.integer)"
    )
  }

  /// Contents and paths do not lead to the root of the previous state.
  package static func positionPaths(_ error: TreeError) -> Fault {
    Fault(.rejected, "state/positions-root", "positions and paths do not fit", found: "\(error)")
  }

  package static func orderPaths(_ error: TreeError) -> Fault {
    Fault(.rejected, "state/orders-root", "orders and paths do not fit", found: "\(error)")
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
