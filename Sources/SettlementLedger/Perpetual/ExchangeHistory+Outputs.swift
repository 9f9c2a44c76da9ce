import GRDB
import StarkAlgebra
import StarkSettlement
import StarkVerifier

extension ExchangeHistory {
  /// The part of each state that all positions share, which the hashes of the states are checked
  /// against.
  func sharedStates(
    of history: LedgerHistory,
    counts: inout OperationCounts
  ) throws -> [Perpetual.SharedState] {
    let heights = history.chain.heights
    guard heights.count == 2, heights.allSatisfy({ $0 <= 64 }) else {
      throw StoreFault.damaged(table: "tree_heights")
    }
    let stamps = [history.chain.start] + history.batches.map(\.state)
    return try zip(states, stamps).map { state, stamp in
      guard let time = stamp.time else { throw StoreFault.damaged(table: "states") }
      let shared = state.shared(heights: heights, time: time)
      guard Fact(shared.hash(counts: &counts)) == stamp.hash else {
        throw StoreFault.damaged(table: "perpetual_states")
      }
      return shared
    }
  }

  /// The outputs of all batches, without what was published.
  func outputs(
    between states: [Perpetual.SharedState],
    of history: LedgerHistory,
    in database: Database
  ) throws -> [RecordedOutput] {
    let conditions = try database.conditions(ofBatches: batches.count)
    var outputs = zip(batches, history.batches).enumerated().map { index, batch in
      Perpetual.Output(
        configurationHash: batch.0.configurationHash,
        availability: batch.0.isRollup ? .rollup : .validium,
        assetHashes: [],
        previous: states[index],
        next: states[index + 1],
        minimumExpiration: batch.1.expiration,
        modifications: [],
        forcedActions: [],
        conditions: conditions[index],
        data: nil
      )
    }
    try Self.readLists(into: &outputs, from: database)
    try Self.readForcedActions(into: &outputs, from: database)
    for (output, batch) in zip(outputs, batches) {
      let unpaid = batch.unpaidWithdrawals.map {
        Perpetual.ForcedWithdrawal(key: $0.publicKey, position: $0.position, amount: $0.amount)
      }
      guard output.forcedWithdrawalsWithoutModification == unpaid else {
        throw StoreFault.damaged(table: "forced_withdrawals")
      }
    }
    return outputs.map { RecordedOutput(mainParts: [$0.mainWords]) }
  }

  private static func readLists(
    into outputs: inout [Perpetual.Output],
    from database: Database
  ) throws {
    try database.each(
      "asset_hashes",
      "SELECT sequence, asset, hash FROM asset_hashes ORDER BY sequence, asset",
      into: &outputs,
      from: 1
    ) {
      $0.assetHashes.append(
        Perpetual.AssetConfigurationHash(asset: try $1.asset(), hash: try $1.element())
      )
    }
    try database.each(
      "modifications",
      """
      SELECT sequence, owner_key, position, is_deposit, amount FROM modifications
      ORDER BY sequence, ordinal
      """,
      into: &outputs,
      from: 1
    ) { output, reader in
      let (key, position) = (try reader.element(), try reader.unsigned())
      let sign: Int128 = try reader.flag() ? 1 : -1
      let delta = sign * Int128(try reader.unsigned())
      output.modifications.append(
        Perpetual.Modification(ownerKey: key, position: position, delta: delta)
      )
    }
  }

  /// Reads forced actions from their two tables, whose ordinals tell the order of both together.
  private static func readForcedActions(
    into outputs: inout [Perpetual.Output],
    from database: Database
  ) throws {
    var actions: [[(ordinal: Int, action: Perpetual.ForcedAction)]] = Array(
      repeating: [],
      count: outputs.count
    )
    try database.each(
      "forced_withdrawals",
      "SELECT sequence, ordinal, public_key, position, amount FROM forced_withdrawals",
      into: &actions,
      from: 1
    ) { $0.append((try $1.count(), .withdrawal(try $1.forcedWithdrawal()))) }
    try database.each(
      "forced_trades",
      """
      SELECT sequence, ordinal, key_a, key_b, position_a, position_b, asset, collateral_amount,
        synthetic_amount, is_a_buying, nonce FROM forced_trades
      """,
      into: &actions,
      from: 1
    ) { $0.append((try $1.count(), .trade(try $1.forcedTrade()))) }
    for (index, actions) in actions.enumerated() {
      outputs[index].forcedActions = actions.sorted { $0.ordinal < $1.ordinal }.map(\.action)
    }
  }
}

extension ExchangeState {
  fileprivate func shared(heights: [Int], time: UInt64) -> Perpetual.SharedState {
    Perpetual.SharedState(
      positionsRoot: positionsRoot,
      positionsHeight: heights[0],
      ordersRoot: ordersRoot,
      ordersHeight: heights[1],
      funding: Perpetual.FundingTable(
        indices: fundingIndices.sorted { $0.key < $1.key }
          .map { Perpetual.FundingIndex(asset: $0.key, index: $0.value) },
        timestamp: fundingTimestamp
      ),
      prices: prices.sorted { $0.key < $1.key }
        .map { Perpetual.AssetPrice(asset: $0.key, price: $0.value) },
      systemTime: time
    )
  }
}
