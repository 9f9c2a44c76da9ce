import Foundation
import SettlementLedger
import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

/// Puts what should never be there into every column of every table.
@Suite("Ledgers with rows that make no sense")
struct DamagedRowTests {
  /// The tables that have rows in either chain.
  private static let tables: [String] = {
    let columns = ((try? DamagedChain.all()) ?? []).flatMap(\.columns)
    return Set(columns.map(\.table)).sorted()
  }()

  /// The columns of which no answer and no batch shows what is in them.
  ///
  /// Rows are found by some, so that another value makes a row that is missing; and some are kept for
  /// other readers of the file.
  private static let unnoticed: Set<String> = [
    "approved_assets.asset",
    "approved_assets.hash",
    "approved_configurations.hash",
    "chain.id",
    "conditions.ordinal",
    "configurations.fee_position",
    "configurations.price_validity_period",
    "funding_ticks.tick",
    "order_fills.amount",
    "order_fills.order_id",
    "order_fills.sequence",
    "patricia_nodes.hash",
    "patricia_nodes.tree",
    "pending_deposits.owner_key",
    "pending_deposits.position",
    "proofs.program_hash",
    "seen_deposits.id",
    "seen_vault_deposits.id",
    "update_times.state_hash",
    "valid_conditions.condition",
    "vaults.balance",
    "vaults.public_key",
    "vaults.sequence",
    "vaults.token",
    "vaults.vault",
    "withdrawal_requests.id",
    "withdrawal_requests.served_by",
  ]

  /// What only a chain of the spot exchange notices: the trees of the perpetual one are equally high.
  private static let noticedBySpot: Set<String> = ["tree_heights.tree"]

  @Test("answer rightly or say that they are damaged", arguments: tables)
  func columns(table: String) throws {
    var noticed: [String: Bool] = [:]
    for chain in try DamagedChain.all() {
      for column in chain.columns where column.table == table {
        for value in column.wrongValues {
          let sql = "UPDATE OR IGNORE \(table) SET \(column.name) = \(value)"
          let ledger = try TamperedLedger(chain.content, sql: sql)
          let errors = chain.errors(of: ledger.path, "\(column.name) = \(value)")
          noticed["\(table).\(column.name)", default: false] =
            noticed["\(table).\(column.name)"] ?? false || !errors.isEmpty
        }
      }
    }
    let unnoticed = noticed.filter { !$0.value }.map(\.key)
    let expected =
      DamagedChain.isSpotPresent
      ? Self.unnoticed : Self.unnoticed.union(Self.noticedBySpot)
    #expect(Set(unnoticed) == expected.filter { $0.hasPrefix("\(table).") })
  }

  /// The tables of which no hash that the contract knows covers anything, or which only a batch looks at:
  /// what was seen on the chain below, orders, and the content of vaults.
  private static let unboundTables: Set<String> = [
    "approved_assets", "approved_configurations", "full_withdrawal_requests", "order_fills",
    "patricia_nodes", "pending_deposits", "pending_vault_deposits", "seen_deposits",
    "seen_vault_deposits", "trade_requests", "update_times", "valid_conditions", "vaults",
    "withdrawal_requests",
  ]

  /// The columns of other tables in which a look at the ledger does not notice another value.
  ///
  /// What is told of proofs, what configurations hold, what a batch took, sums that only the state before
  /// is counted on, funding timestamps, hashes that only a path needs; and numbers that only order rows.
  private static let unboundColumns: Set<String> = [
    "batches.is_replayed",
    "batches.nanoseconds",
    "batches.pedersen_hashes",
    "batches.task",
    "chain.id",
    "conditions.ordinal",
    "configurations.fee_position",
    "configurations.funding_validity_period",
    "configurations.is_risk_by_balance_only",
    "configurations.maximum_funding_rate",
    "configurations.price_validity_period",
    "forced_withdrawals.ordinal",
    "funding_ticks.tick",
    "l1_orders.ordinal",
    "l1_vault_updates.ordinal",
    "modifications.ordinal",
    "perpetual_batches.collateral_loss",
    "position_changes.collateral_after",
    "position_changes.collateral_before",
    "position_changes.key_after",
    "position_changes.key_before",
    "positions.funding_timestamp",
    "proof_security.bits",
    "proofs.digest",
    "proofs.file_byte_count",
    "proofs.layout",
    "proofs.nanoseconds",
    "proofs.policy",
    "proofs.program_hash",
    "proofs.proof_byte_count",
    "proofs.public_cell_count",
    "proofs.step_count",
    "risk_segments.risk",
    "risk_segments.upper_bound",
    "tree_heights.tree",
    "tree_nodes.lower_hashes",
    "vault_modifications.ordinal",
  ]

  @Test(
    "and where another value could be, whatever the hashes of states and outputs cover is noticed",
    arguments: tables
  )
  func plausible(table: String) throws {
    var noticed: [String: Bool] = [:]
    for chain in try DamagedChain.all() {
      for column in chain.columns where column.table == table {
        let (name, value) = (column.name, column.plausibleValue)
        let ledger = try TamperedLedger(
          chain.content,
          sql: "UPDATE OR IGNORE \(table) SET \(name) = \(value) WHERE \(name) IS NOT \(value)"
        )
        guard ledger.changedRowCount > 0 else { continue }
        noticed[name] = noticed[name] ?? false || chain.isNoticed(in: ledger.path)
      }
    }
    let unnoticed = Set(noticed.filter { !$0.value }.map { "\(table).\($0.key)" })
    if Self.unboundTables.contains(table) {
      #expect(unnoticed.count == noticed.count)
    } else {
      #expect(unnoticed == Self.unboundColumns.filter { $0.hasPrefix("\(table).") })
    }
  }

  @Test("so they do where rows are missing", arguments: tables)
  func rows(table: String) throws {
    for chain in try DamagedChain.all() {
      guard let first = chain.columns.first(where: { $0.table == table }) else { continue }
      for sql in [
        "DELETE FROM \(table)",
        "DELETE FROM \(table) WHERE \(first.name) = (SELECT max(\(first.name)) FROM \(table))",
      ] {
        let ledger = try TamperedLedger(chain.content, sql: sql)
        _ = chain.errors(of: ledger.path, "\(sql)")
      }
    }
  }

  @Test(
    "nodes of a tree that lead round in circles end, and are not missed where a batch has the paths"
  )
  func cycles() throws {
    let chain = try DamagedChain.perpetual.get()
    let sql = "UPDATE tree_nodes SET left_hash = hash, right_hash = hash WHERE leaf IS NULL"
    let ledger = try TamperedLedger(chain.content, sql: sql)
    let fault = LedgerError.store(.damaged(table: "tree_nodes"))
    #expect(throws: fault) { try Ledger(reading: ledger.path).escape(position: chain.position) }
    let published = try Submissions.published.get().batches[2]
    #expect(throws: fault) { try Ledger(path: ledger.path).apply(published) }
    #expect(try Ledger(path: ledger.path).apply(chain.next).appliedSequence == 3)
  }

  @Test("a leaf that is not what its hash stands for is no answer, and no reason to blame a batch")
  func leaf() throws {
    let chain = try DamagedChain.perpetual.get()
    let sql = """
      UPDATE tree_nodes SET leaf = substr(leaf, 1, 32) || zeroblob(16) WHERE length(leaf) > 40
      """
    let ledger = try TamperedLedger(chain.content, sql: sql)
    let fault = LedgerError.store(.damaged(table: "tree_nodes"))
    #expect(throws: fault) { try Ledger(reading: ledger.path).escape(position: chain.position) }
    #expect(throws: fault) { try Ledger(path: ledger.path).apply(chain.next) }
  }

  @Test("positions are those that the state counts")
  func positions() throws {
    let chain = try DamagedChain.perpetual.get()
    for sql in [
      "DELETE FROM positions WHERE position = (SELECT max(position) FROM positions)",
      "UPDATE positions SET collateral = collateral + 1",
      "UPDATE perpetual_states SET position_count = position_count + 1",
    ] {
      let ledger = try TamperedLedger(chain.content, sql: sql)
      let error = #expect(throws: LedgerError.self, "\(sql)") {
        try Ledger(reading: ledger.path).status(at: 0)
      }
      #expect(["holdings", "positions"].contains { error == .store(.damaged(table: $0)) })
    }
  }

  @Test("a batch has a state, a proof, and that has its security")
  func parts() throws {
    let chain = try DamagedChain.perpetual.get()
    for (sql, table) in [
      ("INSERT INTO states VALUES (9, zeroblob(32), zeroblob(8))", "states"),
      ("DELETE FROM proofs", "proofs"),
      ("DELETE FROM proof_security", "proof_security"),
      ("DELETE FROM batches WHERE sequence = 1", "batches"),
      ("DELETE FROM perpetual_batches WHERE sequence = 2", "perpetual_batches"),
      ("DELETE FROM perpetual_states WHERE sequence = 2", "funding_indices"),
      ("DELETE FROM perpetual_states WHERE sequence = 1", "perpetual_states"),
      ("DELETE FROM position_changes", "modifications"),
    ] {
      let ledger = try TamperedLedger(chain.content, sql: sql)
      #expect(throws: LedgerError.store(.damaged(table: table)), "\(sql)") {
        try Ledger(reading: ledger.path).history()
      }
    }
  }

  @Test("an escape is against the state whose hash the contract has")
  func escape() throws {
    let chain = try DamagedChain.perpetual.get()
    for (sql, table) in [
      ("UPDATE prices SET price = x'0000000100000000'", "perpetual_states"),
      ("UPDATE funding_indices SET funding_index = funding_index + 1", "perpetual_states"),
      ("UPDATE states SET time = x'0000000065000000'", "perpetual_states"),
      ("UPDATE tree_heights SET height = 63", "perpetual_states"),
      ("DELETE FROM states WHERE sequence = 2", "states"),
      ("UPDATE tree_heights SET height = 65", "tree_heights"),
      ("DELETE FROM tree_heights WHERE tree = 1", "tree_heights"),
    ] {
      let ledger = try TamperedLedger(chain.content, sql: sql)
      #expect(throws: LedgerError.store(.damaged(table: table)), "\(sql)") {
        try Ledger(reading: ledger.path).escape(position: chain.position)
      }
    }
  }
}
