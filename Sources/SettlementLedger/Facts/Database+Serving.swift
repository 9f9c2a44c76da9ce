import GRDB
import StarkAlgebra
import StarkSettlement

extension Database {
  /// Notes that batch `sequence` served the oldest pending request for `action`.
  ///
  /// - Returns: whether there was one.
  func serve(_ action: Perpetual.ForcedAction, by sequence: Int) throws -> Bool {
    let served = [sequence] as StatementArguments
    switch action {
    case .withdrawal(let withdrawal):
      try run(
        """
        UPDATE withdrawal_requests SET served_by = ? WHERE id = (
          SELECT id FROM withdrawal_requests
          WHERE served_by IS NULL AND public_key = ? AND position = ? AND amount = ?
          ORDER BY time, id LIMIT 1)
        """,
        served + withdrawal.arguments
      )
    case .trade(let trade):
      try run(
        """
        UPDATE trade_requests SET served_by = ? WHERE id = (
          SELECT id FROM trade_requests
          WHERE served_by IS NULL AND key_a = ? AND key_b = ? AND position_a = ?
            AND position_b = ? AND asset = ? AND collateral_amount = ? AND synthetic_amount = ?
            AND is_a_buying = ? AND nonce = ?
          ORDER BY time, id LIMIT 1)
        """,
        served + trade.arguments
      )
    }
    return changesCount == 1
  }

  /// Notes that batch `sequence` answers a request for all of a vault.
  ///
  /// - `time`: when the contract took the batch; a later request still waits. Nil if it is not
  ///   known.
  /// - Returns: whether there was a request that no answer was for yet.
  ///
  /// A contract forgets all requests of the key for the vault with the first answer, and takes
  /// answers to no request too. (`clearFullWithdrawalRequest` in StarkExForcedActionState.sol of
  /// starkware-libs/starkex-contracts.) An operator may still answer each of them.
  func answer(_ withdrawal: FullWithdrawal, by sequence: Int, at time: UInt64?) throws -> Bool {
    let request = withdrawal.arguments + [(time ?? .max).stored]
    let answer: StatementArguments = [sequence]
    let isRequest = "public_key = ? AND vault = ? AND time <= ?"
    try run(
      """
      UPDATE full_withdrawal_requests SET answered_by = ? WHERE id = (
        SELECT id FROM full_withdrawal_requests WHERE answered_by IS NULL AND \(isRequest)
        ORDER BY time, id LIMIT 1)
      """,
      answer + request
    )
    let isAnswer = changesCount == 1
    try run(
      """
      UPDATE full_withdrawal_requests SET served_by = ? WHERE served_by IS NULL AND \(isRequest)
      """,
      answer + request
    )
    return isAnswer
  }
}

extension FullWithdrawal {
  /// The fields in the order of the tables.
  var arguments: StatementArguments { [key.stored, vault.value.stored] }
}

extension Perpetual.ForcedWithdrawal {
  /// The fields in the order of the tables.
  var arguments: StatementArguments { [key.stored, position.stored, amount.stored] }
}

extension Perpetual.ForcedTrade {
  /// The fields in the order of the tables.
  var arguments: StatementArguments {
    [
      keyA.stored, keyB.stored, positionA.stored, positionB.stored, asset.value.stored,
      collateralAmount.stored, syntheticAmount.stored, isABuying ? 1 : 0, nonce.stored,
    ]
  }
}

extension RowReader {
  mutating func asset() throws -> Perpetual.SyntheticAssetID {
    guard let asset = Perpetual.SyntheticAssetID(try wide()) else { throw damage }
    return asset
  }

  mutating func fullWithdrawal() throws -> FullWithdrawal {
    FullWithdrawal(key: try element(), vault: Spot.VaultID(try unsigned()))
  }

  mutating func forcedWithdrawal() throws -> Perpetual.ForcedWithdrawal {
    Perpetual.ForcedWithdrawal(
      key: try element(),
      position: try unsigned(),
      amount: try unsigned()
    )
  }

  mutating func forcedTrade() throws -> Perpetual.ForcedTrade {
    Perpetual.ForcedTrade(
      keyA: try element(),
      keyB: try element(),
      positionA: try unsigned(),
      positionB: try unsigned(),
      asset: try asset(),
      collateralAmount: try unsigned(),
      syntheticAmount: try unsigned(),
      isABuying: try flag(),
      nonce: try element()
    )
  }
}
