import GRDB
import StarkAlgebra
import StarkSettlement

/// Writes states of the perpetual exchange.
struct PerpetualWriter {
  let place: LedgerPlace

  var database: Database { place.database }
  var sequence: Int { place.sequence }

  func write(positions nodes: [StoredNode<Perpetual.Position>]) throws {
    try NodeStore(database: database, tree: 0).add(nodes)
  }

  func write(orders nodes: [StoredNode<Perpetual.OrderFill>]) throws {
    try NodeStore(database: database, tree: 1).add(nodes)
  }

  func write(order id: UInt64, _ fill: Perpetual.OrderFill) throws {
    try database.run(
      "INSERT OR REPLACE INTO order_fills (order_id, amount, sequence) VALUES (?, ?, ?)",
      [id.stored, fill.amount.stored, sequence]
    )
  }

  /// Writes what the positions are after `steps`.
  func write(_ steps: [PositionStep]) throws {
    for step in steps {
      try database.run("DELETE FROM positions WHERE position = ?", [step.id.stored])
      let position = step.after
      guard !position.holdsNothing else { continue }
      try database.run(
        """
        INSERT INTO positions (position, public_key, collateral, funding_timestamp)
        VALUES (?, ?, ?, ?)
        """,
        [
          step.id.stored, position.publicKey.stored, position.collateral,
          position.fundingTimestamp.stored,
        ]
      )
      for holding in position.assets {
        try database.run(
          """
          INSERT INTO holdings (position, asset, balance, cached_funding_index)
          VALUES (?, ?, ?, ?)
          """,
          [
            step.id.stored, holding.asset.value.stored, holding.balance,
            holding.cachedFundingIndex,
          ]
        )
      }
    }
  }

  /// Writes what all positions share, and sums over them.
  func write(_ shared: Perpetual.SharedState, _ totals: StateTotals) throws {
    try database.run(
      """
      INSERT INTO perpetual_states
        (sequence, positions_root, orders_root, funding_timestamp, position_count, collateral)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        sequence, shared.positionsRoot.stored, shared.ordersRoot.stored,
        shared.funding.timestamp.stored, totals.positionCount, totals.collateral.stored,
      ]
    )
    for entry in shared.funding.indices {
      try database.run(
        "INSERT INTO funding_indices (sequence, asset, funding_index) VALUES (?, ?, ?)",
        [sequence, entry.asset.value.stored, entry.index]
      )
    }
    for entry in shared.prices {
      try database.run(
        "INSERT INTO prices (sequence, asset, price) VALUES (?, ?, ?)",
        [sequence, entry.asset.value.stored, entry.price.stored]
      )
    }
    for (asset, quanta) in totals.openInterest.sorted(by: { $0.key < $1.key }) {
      try database.run(
        "INSERT INTO open_interest (sequence, asset, quanta) VALUES (?, ?, ?)",
        [sequence, asset.value.stored, quanta.stored]
      )
    }
  }

  /// Writes what the hashes of a configuration stand for.
  func write(_ configuration: Perpetual.GeneralConfiguration) throws {
    var counts = OperationCounts()
    try database.run(
      """
      INSERT OR IGNORE INTO configurations (hash, maximum_funding_rate, fee_position,
        price_validity_period, funding_validity_period, is_risk_by_balance_only)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        configuration.hash(counts: &counts).stored, configuration.maximumFundingRate.stored,
        configuration.feePosition.stored, configuration.priceValidityPeriod.stored,
        configuration.fundingValidityPeriod.stored, configuration.isRiskByBalanceOnly ? 1 : 0,
      ]
    )
    for asset in configuration.assets {
      let hash = asset.hash(counts: &counts)
      for segment in asset.riskSegments {
        try database.run(
          "INSERT OR IGNORE INTO risk_segments (asset_hash, upper_bound, risk) VALUES (?, ?, ?)",
          [hash.stored, segment.upperBound.stored, segment.risk.stored]
        )
      }
    }
  }
}
