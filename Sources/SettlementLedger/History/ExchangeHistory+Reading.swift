import GRDB
import StarkAlgebra
import StarkSettlement

extension ExchangeHistory {
  init(_ database: Database, batchCount: Int) throws {
    states = try Self.states(in: database)
    var batches = try database.series(
      "perpetual_batches",
      """
      SELECT sequence, configuration_hash, availability, collateral_loss FROM perpetual_batches
      ORDER BY sequence
      """,
      from: 1
    ) {
      ExchangeBatch(
        configurationHash: try $0.element(),
        isRollup: try $0.flag(),
        deposits: .none,
        withdrawals: .none,
        withdrawalsToOthers: .none,
        idleModificationCount: 0,
        forcedWithdrawals: .none,
        unpaidWithdrawals: [],
        forcedTradeCount: 0,
        conditionCount: 0,
        feeChange: nil,
        collateralLoss: try $0.wideSigned(),
        fundingShares: nil
      )
    }
    guard batches.count == batchCount else {
      throw StoreFault.damaged(table: "perpetual_batches")
    }
    guard states.count == batchCount + 1 else {
      throw StoreFault.damaged(table: "perpetual_states")
    }
    try Self.readPayments(into: &batches, from: database)
    try Self.readForcedActions(into: &batches, from: database)
    try Self.readFees(into: &batches, from: database)
    try Self.readFundingShares(into: &batches, states, from: database)
    self.batches = batches
  }

  /// A payment goes to another key if that is neither the position's before nor after the batch,
  /// which has changed the position in any case.
  private static func readPayments(
    into batches: inout [ExchangeBatch],
    from database: Database
  ) throws {
    try database.each(
      "modifications",
      """
      SELECT sequence, is_deposit, amount, owner_key NOT IN (key_before, key_after)
      FROM modifications LEFT JOIN position_changes USING (sequence, position)
      """,
      into: &batches,
      from: 1
    ) { batch, reader in
      let isDeposit = try reader.flag()
      let amount = try reader.unsigned()
      let isToOther = try reader.flag()
      guard amount > 0 else { return batch.idleModificationCount += 1 }
      guard !isDeposit else { return batch.deposits.add(amount) }
      batch.withdrawals.add(amount)
      if isToOther { batch.withdrawalsToOthers.add(amount) }
    }
  }

  private static func readForcedActions(
    into batches: inout [ExchangeBatch],
    from database: Database
  ) throws {
    try database.each(
      "forced_withdrawals",
      """
      SELECT sequence, sequence, public_key, position, amount, is_paid FROM forced_withdrawals
      ORDER BY sequence, ordinal
      """,
      into: &batches,
      from: 1
    ) { batch, reader in
      let withdrawal = UnpaidWithdrawal(
        sequence: try reader.count(),
        publicKey: try reader.element(),
        position: try reader.unsigned(),
        amount: try reader.unsigned()
      )
      batch.forcedWithdrawals.add(withdrawal.amount)
      if try !reader.flag() { batch.unpaidWithdrawals.append(withdrawal) }
    }
    try database.each(
      "forced_trades",
      "SELECT sequence FROM forced_trades",
      into: &batches,
      from: 1
    ) { batch, _ in batch.forcedTradeCount += 1 }
    try database.each(
      "conditions",
      "SELECT sequence FROM conditions",
      into: &batches,
      from: 1
    ) { batch, _ in batch.conditionCount += 1 }
  }

  /// A fee position that a batch did not touch has not changed.
  private static func readFees(
    into batches: inout [ExchangeBatch],
    from database: Database
  ) throws {
    try database.each(
      "configurations",
      """
      SELECT perpetual_batches.sequence,
        ifnull(collateral_before, 0), ifnull(collateral_after, 0)
      FROM perpetual_batches JOIN configurations ON hash = configuration_hash
        LEFT JOIN position_changes ON position = fee_position
          AND position_changes.sequence = perpetual_batches.sequence
      """,
      into: &batches,
      from: 1
    ) { batch, reader in
      let before: Int64 = try reader.integer()
      let after: Int64 = try reader.integer()
      batch.feeChange = Int128(after) - Int128(before)
    }
  }
}
