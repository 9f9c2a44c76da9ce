extension Perpetual.SharedState {
  /// The first field of this state that is not as in `found`.
  package func difference(from found: Self) -> Perpetual.FieldDifference? {
    var comparison = Perpetual.FieldComparison()
    comparison.compare("", self, found)
    return comparison.difference
  }
}

extension Perpetual.FieldComparison {
  /// Compares two states; `path` is what stands before the names of the fields.
  mutating func compare(
    _ path: String,
    _ expected: Perpetual.SharedState,
    _ found: Perpetual.SharedState
  ) {
    compare(path + "positions_root", expected.positionsRoot, found.positionsRoot)
    compare(path + "positions_tree_height", expected.positionsHeight, found.positionsHeight)
    compare(path + "orders_root", expected.ordersRoot, found.ordersRoot)
    compare(path + "orders_tree_height", expected.ordersHeight, found.ordersHeight)
    compare(path + "funding_indices", expected.funding.indices, found.funding.indices) {
      $0.compare($1 + ".asset_id", $2.asset, $3.asset)
      $0.compare($1 + ".funding_index", $2.index, $3.index)
    }
    compare(path + "funding_timestamp", expected.funding.timestamp, found.funding.timestamp)
    compare(path + "oracle_prices", expected.prices, found.prices) {
      $0.compare($1 + ".asset_id", $2.asset, $3.asset)
      $0.compare($1 + ".price", $2.price, $3.price)
    }
    compare(path + "system_time", expected.systemTime, found.systemTime)
  }
}
