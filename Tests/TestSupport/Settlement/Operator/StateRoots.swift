import StarkAlgebra
import StarkSettlement

/// The trees over an operator's positions and orders.
enum StateRoots: Sendable {
  /// Hashed from scratch for every batch, to be compared with the library's trees.
  case plain(positions: PlainTree, orders: PlainTree)
  /// The library's trees, for states too large for that.
  case sparse(
    positions: SparseTree<Perpetual.Position>,
    orders: SparseTree<Perpetual.OrderFill>
  )

  /// Plain trees over `positions` and no orders.
  init(
    _ configuration: Perpetual.GeneralConfiguration,
    positions: [UInt64: Perpetual.Position]
  ) {
    self = .plain(
      positions: StateRoots.tree(of: positions, height: configuration.positionsHeight),
      orders: StateRoots.tree(ofOrders: [:], height: configuration.ordersHeight)
    )
  }

  var positions: Felt252 {
    switch self {
    case .plain(let positions, _): positions.root
    case .sparse(let positions, _): positions.root
    }
  }

  var orders: Felt252 {
    switch self {
    case .plain(_, let orders): orders.root
    case .sparse(_, let orders): orders.root
    }
  }

  /// The trees after a batch that changed the positions and orders with `ids` and `orderIDs`.
  func updated(
    _ operatorAfter: PerpetualOperator,
    ids: some Sequence<UInt64>,
    orderIDs: some Sequence<UInt64>
  ) -> StateRoots {
    switch self {
    case .plain:
      return .plain(
        positions: StateRoots.tree(
          of: operatorAfter.positions,
          height: operatorAfter.configuration.positionsHeight
        ),
        orders: StateRoots.tree(
          ofOrders: operatorAfter.orders,
          height: operatorAfter.configuration.ordersHeight
        )
      )
    case .sparse(let positions, let orders):
      var counts = OperationCounts()
      let leaves = ids.map { ($0, operatorAfter.positions[$0] ?? .empty) }
      let fills = orderIDs.map {
        ($0, Perpetual.OrderFill(amount: operatorAfter.orders[$0] ?? 0))
      }
      guard
        let newPositions = try? positions.updating(
          Dictionary(uniqueKeysWithValues: leaves),
          counts: &counts
        ),
        let newOrders = try? orders.updating(
          Dictionary(uniqueKeysWithValues: fills),
          counts: &counts
        )
      else { preconditionFailure("an id does not fit the tree") }
      return .sparse(positions: newPositions, orders: newOrders)
    }
  }

  private static func tree(of positions: [UInt64: Perpetual.Position], height: Int) -> PlainTree {
    var counts = OperationCounts()
    return PlainTree(
      height: height,
      emptyLeaf: Perpetual.Position.empty.hash(counts: &counts),
      leaves: positions.mapValues { $0.hash(counts: &counts) }
    )
  }

  private static func tree(ofOrders orders: [UInt64: UInt64], height: Int) -> PlainTree {
    PlainTree(
      height: height,
      emptyLeaf: .zero,
      leaves: orders.filter { $0.value != 0 }.mapValues { Felt252($0) }
    )
  }
}
