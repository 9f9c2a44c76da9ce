import Foundation
import SettlementLedger
import StarkAlgebra
import StarkSettlement
import StarkVerifier
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
  /// Nodes are found by them, so that another value makes a node that is missing; all else has a
  /// seal.
  private static let unnoticed: Set<String> = ["patricia_nodes.hash", "patricia_nodes.tree"]

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
    #expect(Set(unnoticed) == Self.unnoticed.filter { $0.hasPrefix("\(table).") })
  }

  /// The table that only a batch looks at.
  private static let unboundTable = "patricia_nodes"

  /// The columns of other tables in which a look at the ledger does not notice another value:
  /// hashes that only a path needs, and a path is checked where it is shown.
  private static let unboundColumns: Set<String> = ["tree_nodes.lower_hashes"]

  @Test(
    "and where another value could be, it is noticed by a hash of the contract or by a seal",
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
    if Self.unboundTable == table {
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
    let fault = Failure(StoreFault.damaged(table: "tree_nodes").fault)
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
    let fault = Failure(StoreFault.damaged(table: "tree_nodes").fault)
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
      let error = #expect(throws: Failure.self, "\(sql)") {
        try Ledger(reading: ledger.path).status(at: 0)
      }
      #expect(
        ["holdings", "positions"].contains { error?.fault == StoreFault.damaged(table: $0).fault }
      )
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
      #expect(throws: Failure(StoreFault.damaged(table: table).fault), "\(sql)") {
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
      #expect(throws: Failure(StoreFault.damaged(table: table).fault), "\(sql)") {
        try Ledger(reading: ledger.path).escape(position: chain.position)
      }
    }
  }
}
