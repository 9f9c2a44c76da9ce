import GRDB
import StarkSettlement

extension PerpetualWriter {
  /// Writes what the output of a batch says beside its states.
  func write(_ output: Perpetual.Output, loss: Int128) throws {
    try database.run(
      """
      INSERT INTO perpetual_batches (sequence, configuration_hash, availability, collateral_loss)
      VALUES (?, ?, ?, ?)
      """,
      [
        sequence, output.configurationHash.stored, output.availability.rawValue, loss.stored,
      ]
    )
    for entry in output.assetHashes {
      try database.run(
        "INSERT INTO asset_hashes (sequence, asset, hash) VALUES (?, ?, ?)",
        [sequence, entry.asset.value.stored, entry.hash.stored]
      )
    }
    for (ordinal, modification) in output.modifications.enumerated() {
      try database.run(
        """
        INSERT INTO modifications (sequence, ordinal, owner_key, position, is_deposit, amount)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          sequence, ordinal, modification.ownerKey.stored, modification.position.stored,
          modification.delta > 0 ? 1 : 0,
          UInt64(truncatingIfNeeded: modification.delta.magnitude).stored,
        ]
      )
    }
    try write(output.forcedActions, paidIn: output.modifications)
    for (ordinal, condition) in output.conditions.enumerated() {
      try database.run(
        "INSERT INTO conditions (sequence, ordinal, condition) VALUES (?, ?, ?)",
        [sequence, ordinal, condition.stored]
      )
    }
    for (tick, table) in (output.data?.fundingTicks ?? []).enumerated() {
      try write(table, tick: tick)
    }
  }

  /// Writes forced actions; a withdrawal was paid if a modification of its own says so.
  private func write(
    _ actions: [Perpetual.ForcedAction],
    paidIn modifications: [Perpetual.Modification]
  ) throws {
    var unclaimed: [Perpetual.Modification: Int] = [:]
    for modification in modifications { unclaimed[modification, default: 0] += 1 }
    for (ordinal, action) in actions.enumerated() {
      switch action {
      case .withdrawal(let withdrawal):
        let payment = Perpetual.Modification(
          ownerKey: withdrawal.key,
          position: withdrawal.position,
          delta: -Int128(withdrawal.amount)
        )
        let isPaid = unclaimed[payment, default: 0] > 0
        if isPaid { unclaimed[payment, default: 0] -= 1 }
        try database.run(
          """
          INSERT INTO forced_withdrawals (sequence, ordinal, public_key, position, amount, is_paid)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
          [
            sequence, ordinal, withdrawal.key.stored, withdrawal.position.stored,
            withdrawal.amount.stored, isPaid ? 1 : 0,
          ]
        )
      case .trade(let trade):
        try database.run(
          """
          INSERT INTO forced_trades (sequence, ordinal, key_a, key_b, position_a, position_b, asset,
            collateral_amount, synthetic_amount, is_a_buying, nonce)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          StatementArguments([sequence, ordinal]) + trade.arguments
        )
      }
    }
  }

  private func write(_ table: Perpetual.FundingTable, tick: Int) throws {
    try database.run(
      "INSERT INTO funding_ticks (sequence, tick, timestamp) VALUES (?, ?, ?)",
      [sequence, tick, table.timestamp.stored]
    )
    for entry in table.indices {
      try database.run(
        """
        INSERT INTO funding_tick_indices (sequence, tick, asset, funding_index)
        VALUES (?, ?, ?, ?)
        """,
        [sequence, tick, entry.asset.value.stored, entry.index]
      )
    }
  }

  /// Writes how a batch changed each position that it touched.
  func write(changesOf steps: [PositionStep]) throws {
    for step in steps {
      try database.run(
        """
        INSERT INTO position_changes
          (sequence, position, key_before, key_after, collateral_before, collateral_after)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          sequence, step.id.stored, step.before.publicKey.stored, step.after.publicKey.stored,
          step.before.collateral, step.after.collateral,
        ]
      )
    }
  }
}
