import GRDB
import StarkSettlement

/// A table of requests that ask for one thing.
///
/// In each `served_by` is the batch since which nobody waits any more.
struct RequestTable: Sendable {
  /// The program whose requests they are.
  let program: String
  let name: String
  /// What a request is made of, id and time first.
  let columns: [String]
  /// Reads the columns after those.
  let action: @Sendable (inout RowReader) throws -> RequestedAction

  static let all = [withdrawals, trades, fullWithdrawals]

  private init(
    _ name: String,
    of program: String,
    _ columns: [String],
    action: @escaping @Sendable (inout RowReader) throws -> RequestedAction
  ) {
    self.program = program
    self.name = name
    self.columns = ["id", "time"] + columns
    self.action = action
  }

  private static let withdrawals = RequestTable(
    "withdrawal_requests",
    of: Perpetual.name,
    ["public_key", "position", "amount"]
  ) { .forced(.withdrawal(try $0.forcedWithdrawal())) }

  private static let trades = RequestTable(
    "trade_requests",
    of: Perpetual.name,
    [
      "key_a", "key_b", "position_a", "position_b", "asset", "collateral_amount",
      "synthetic_amount", "is_a_buying", "nonce",
    ]
  ) { .forced(.trade(try $0.forcedTrade())) }

  private static let fullWithdrawals = RequestTable(
    "full_withdrawal_requests",
    of: Spot.name,
    ["public_key", "vault"]
  ) { .fullWithdrawal(try $0.fullWithdrawal()) }

  /// The table of requests for `action`, and the values of its columns after id and time.
  fileprivate static func row(
    of action: RequestedAction
  ) -> (table: RequestTable, arguments: StatementArguments) {
    switch action {
    case .forced(.withdrawal(let withdrawal)): (withdrawals, withdrawal.arguments)
    case .forced(.trade(let trade)): (trades, trade.arguments)
    case .fullWithdrawal(let withdrawal): (fullWithdrawals, withdrawal.arguments)
    }
  }
}

extension Database {
  /// The request with this id, whether it was served or not.
  func request(id: String) throws -> SeenRequest? {
    for table in RequestTable.all {
      if let request = try requests(in: table, where: "id = ?", [id]).first { return request }
    }
    return nil
  }

  /// The requests that wait for a batch to serve them, the oldest first.
  ///
  /// Contracts keep the time of the last request for all of a vault only, so that the ones before
  /// it of the same key no longer count.
  func pendingRequests() throws -> [SeenRequest] {
    let pending = try RequestTable.all
      .flatMap { try requests(in: $0, where: "served_by IS NULL") }
      .sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    let last = Dictionary(pending.map { ($0.action, $0.id) }, uniquingKeysWith: { $1 })
    return pending.filter { request in
      guard case .fullWithdrawal = request.action else { return true }
      return last[request.action] == request.id
    }
  }

  private func requests(
    in table: RequestTable,
    where condition: String,
    _ arguments: StatementArguments = []
  ) throws -> [SeenRequest] {
    let columns = table.columns.joined(separator: ", ")
    return try all(
      table.name,
      "SELECT \(columns) FROM \(table.name) WHERE \(condition)",
      arguments
    ) {
      SeenRequest(id: try $0.text(), time: try $0.unsigned(), action: try table.action(&$0))
    }
  }

  func insert(_ request: SeenRequest) throws {
    let (table, arguments) = RequestTable.row(of: request.action)
    let columns = table.columns.joined(separator: ", ")
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    let event: StatementArguments = [request.id, request.time.stored]
    try run("INSERT INTO \(table.name) (\(columns)) VALUES (\(marks))", event + arguments)
  }
}
