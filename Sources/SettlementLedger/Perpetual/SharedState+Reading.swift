import GRDB
import StarkAlgebra
import StarkSettlement

extension Perpetual.SharedState {
  /// The last state of `chain` and its hash, which the rows are checked against.
  static func last(
    of chain: ChainIdentity,
    in database: Database
  ) throws -> (state: Perpetual.SharedState, hash: Bytes32) {
    guard chain.heights.count == 2, chain.heights.allSatisfy({ $0 <= 64 }) else {
      throw StoreFault.damaged(table: "tree_heights")
    }
    let row = try database.first(
      "perpetual_states",
      """
      SELECT sequence, state_hash, time, positions_root, orders_root, funding_timestamp
      FROM states LEFT JOIN perpetual_states USING (sequence) ORDER BY sequence DESC LIMIT 1
      """
    ) {
      (
        sequence: try $0.count(), hash: try $0.digest(), time: try $0.unsigned(),
        positionsRoot: try $0.element(), ordersRoot: try $0.element(),
        fundingTimestamp: try $0.unsigned()
      )
    }
    let batchCount = try database.first("batches", "SELECT count(*) FROM batches") {
      try $0.count()
    }
    guard let row, row.sequence == batchCount else {
      throw StoreFault.damaged(table: "states")
    }
    let indices = try database.all(
      "funding_indices",
      "SELECT asset, funding_index FROM funding_indices WHERE sequence = ? ORDER BY asset",
      [row.sequence]
    ) { Perpetual.FundingIndex(asset: try $0.asset(), index: try $0.integer()) }
    let prices = try database.all(
      "prices",
      "SELECT asset, price FROM prices WHERE sequence = ? ORDER BY asset",
      [row.sequence]
    ) { Perpetual.AssetPrice(asset: try $0.asset(), price: try $0.unsigned()) }
    let state = Perpetual.SharedState(
      positionsRoot: row.positionsRoot,
      positionsHeight: chain.heights[0],
      ordersRoot: row.ordersRoot,
      ordersHeight: chain.heights[1],
      funding: Perpetual.FundingTable(indices: indices, timestamp: row.fundingTimestamp),
      prices: prices,
      systemTime: row.time
    )
    var counts = OperationCounts()
    guard state.hash(counts: &counts) == row.hash else {
      throw StoreFault.damaged(table: "perpetual_states")
    }
    return (state, row.hash)
  }
}
