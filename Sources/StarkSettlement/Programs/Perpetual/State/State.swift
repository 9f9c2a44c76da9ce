extension Perpetual {
  /// The state of the exchange between two batches, as far as it is known.
  ///
  /// The roots of the trees are those of `shared`: whoever makes a state has checked it.
  package struct State: Sendable {
    package var positions: SparseTree<Position>
    /// Opaque for those who see published data only: orders are not published.
    package var orders: SparseTree<OrderFill>
    package var shared: SharedState

    package init(
      positions: SparseTree<Position>,
      orders: SparseTree<OrderFill>,
      shared: SharedState
    ) {
      self.positions = positions
      self.orders = orders
      self.shared = shared
    }
  }
}
