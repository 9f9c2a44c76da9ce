import GRDB
import StarkAlgebra
import StarkSettlement

extension Database {
  private static let withdrawalColumns = "id, time, public_key, position, amount"
  private static let tradeColumns = """
    id, time, key_a, key_b, position_a, position_b, asset, collateral_amount, synthetic_amount,
    is_a_buying, nonce
    """

  /// The request with this id, whether it was served or not.
  func request(id: String) throws -> SeenRequest? {
    if let request = try first(
      "withdrawal_requests",
      "SELECT \(Self.withdrawalColumns) FROM withdrawal_requests WHERE id = ?",
      [id],
      read: { try $0.withdrawalRequest() }
    ) {
      return request
    }
    return try first(
      "trade_requests",
      "SELECT \(Self.tradeColumns) FROM trade_requests WHERE id = ?",
      [id]
    ) { try $0.tradeRequest() }
  }

  /// The requests that no batch has served, the oldest first.
  func pendingRequests() throws -> [SeenRequest] {
    let withdrawals = try all(
      "withdrawal_requests",
      "SELECT \(Self.withdrawalColumns) FROM withdrawal_requests WHERE served_by IS NULL"
    ) { try $0.withdrawalRequest() }
    let trades = try all(
      "trade_requests",
      "SELECT \(Self.tradeColumns) FROM trade_requests WHERE served_by IS NULL"
    ) { try $0.tradeRequest() }
    return (withdrawals + trades).sorted { ($0.time, $0.id) < ($1.time, $1.id) }
  }

  func insert(_ request: SeenRequest) throws {
    switch request.action {
    case .withdrawal(let withdrawal):
      try run(
        "INSERT INTO withdrawal_requests (\(Self.withdrawalColumns)) VALUES (?, ?, ?, ?, ?)",
        [
          request.id, request.time.stored, withdrawal.key.stored, withdrawal.position.stored,
          withdrawal.amount.stored,
        ]
      )
    case .trade(let trade):
      try run(
        """
        INSERT INTO trade_requests (\(Self.tradeColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [request.id, request.time.stored] + trade.arguments
      )
    }
  }

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
        served + [withdrawal.key.stored, withdrawal.position.stored, withdrawal.amount.stored]
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

  fileprivate mutating func withdrawalRequest() throws -> SeenRequest {
    SeenRequest(
      id: try text(),
      time: try unsigned(),
      action: .withdrawal(
        Perpetual.ForcedWithdrawal(
          key: try element(),
          position: try unsigned(),
          amount: try unsigned()
        )
      )
    )
  }

  fileprivate mutating func tradeRequest() throws -> SeenRequest {
    SeenRequest(id: try text(), time: try unsigned(), action: .trade(try forcedTrade()))
  }

  /// The fields in the order of the tables.
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
