import GRDB
import StarkAlgebra
import StarkSettlement

/// The tables of deposits that go to places of one kind.
struct DepositTable: Sendable {
  /// The program whose deposits they are.
  let program: String
  /// The table of all that were seen, by id.
  let seen: String
  /// The table of what no batch has consumed, by key and place.
  let pending: String
  /// The columns that tell the place.
  let columns: [String]
  /// Reads these columns.
  let place: @Sendable (inout RowReader) throws -> DepositPlace

  static let positions = DepositTable(
    program: Perpetual.name,
    seen: "seen_deposits",
    pending: "pending_deposits",
    columns: ["position"]
  ) { .position(try $0.unsigned()) }

  static let vaults = DepositTable(
    program: Spot.name,
    seen: "seen_vault_deposits",
    pending: "pending_vault_deposits",
    columns: ["vault", "token"]
  ) { .vault(Spot.VaultID(try $0.unsigned()), token: try $0.element()) }

  static let all = [positions, vaults]

  /// The columns as a list.
  var names: String { columns.joined(separator: ", ") }

  /// As many question marks as there are columns.
  var marks: String { columns.map { _ in "?" }.joined(separator: ", ") }

  /// The condition that a row is of a key and a place.
  var isOfPlace: String { "owner_key = ?" + columns.map { " AND \($0) = ?" }.joined() }
}

extension DepositPlace {
  var table: DepositTable {
    switch self {
    case .position: .positions
    case .vault: .vaults
    }
  }

  /// The values of the columns that tell the place.
  fileprivate var arguments: StatementArguments {
    switch self {
    case .position(let position): [position.stored]
    case .vault(let vault, let token): [vault.value.stored, token.stored]
    }
  }
}

extension Database {
  /// The deposit with this id, whether it was consumed or not.
  func deposit(id: String) throws -> SeenDeposit? {
    for table in DepositTable.all {
      let deposit = try first(
        table.seen,
        "SELECT owner_key, \(table.names), amount FROM \(table.seen) WHERE id = ?",
        [id]
      ) {
        SeenDeposit(
          id: id,
          ownerKey: try $0.element(),
          place: try table.place(&$0),
          amount: try $0.unsigned()
        )
      }
      if let deposit { return deposit }
    }
    return nil
  }

  func insert(_ deposit: SeenDeposit) throws {
    let table = deposit.place.table
    let known: StatementArguments = [deposit.id, deposit.ownerKey.stored]
    try run(
      """
      INSERT INTO \(table.seen) (id, owner_key, \(table.names), amount)
      VALUES (?, ?, \(table.marks), ?)
      """,
      known + deposit.place.arguments + [deposit.amount.stored]
    )
  }

  /// The sum of the deposits of a key to a place that no batch has consumed.
  func pendingDeposit(of key: Felt252, to place: DepositPlace) throws -> UInt128 {
    let table = place.table
    return try first(
      table.pending,
      "SELECT amount FROM \(table.pending) WHERE \(table.isOfPlace)",
      [key.stored] + place.arguments
    ) { try $0.wide() } ?? 0
  }

  func setPendingDeposit(
    of key: Felt252,
    to place: DepositPlace,
    amount: UInt128
  ) throws {
    let table = place.table
    let owner: StatementArguments = [key.stored]
    if amount == 0 {
      try run(
        "DELETE FROM \(table.pending) WHERE \(table.isOfPlace)",
        owner + place.arguments
      )
    } else {
      try run(
        """
        INSERT OR REPLACE INTO \(table.pending) (owner_key, \(table.names), amount)
        VALUES (?, \(table.marks), ?)
        """,
        owner + place.arguments + [amount.stored]
      )
    }
  }
}
