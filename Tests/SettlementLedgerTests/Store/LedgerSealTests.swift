import Foundation
import GRDB
import SettlementLedger
import StarkVerifier
import Testing

@Suite("Seals of a ledger's tables")
struct LedgerSealTests {
  private static func seals(of path: String) throws -> [String: Data] {
    try DatabaseQueue(path: path).read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT name, seal FROM seals")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["name"], $0["seal"]) })
    }
  }

  /// The seals that the rows of the ledger should have.
  private static func expectedSeals(of path: String) throws -> [String: Data] {
    let copy = try LedgerFolder()
    let queue = try DatabaseQueue(path: path)
    try queue.backup(to: DatabaseQueue(path: copy.path))
    try copy.change("SELECT 1")
    return try seals(of: copy.path)
  }

  @Test("are there for every table but those of nodes")
  func tables() throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    let tables = try DatabaseQueue(path: folder.path).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    let without: Set = ["seals", "grdb_migrations", "tree_nodes", "patricia_nodes"]
    let seals = try Self.seals(of: folder.path)
    #expect(Set(seals.keys) == Set(tables).subtracting(without))
    #expect(seals.values.allSatisfy { $0 == Data(count: 32) })
  }

  @Test("follow every row that is written, changed, replaced or deleted")
  func keeping() throws {
    for chain in try DamagedChain.all() {
      let folder = try LedgerFolder()
      try chain.content.write(to: URL(fileURLWithPath: folder.path))
      let first = try Self.seals(of: folder.path)
      #expect(try first == Self.expectedSeals(of: folder.path))
      let ledger = try folder.open()
      for facts in chain.seen { try ledger.record(facts) }
      _ = try ledger.apply(chain.next, label: BatchLabel(id: 7), facts: chain.facts)
      let last = try Self.seals(of: folder.path)
      #expect(try last == Self.expectedSeals(of: folder.path))
      #expect(last.count { first[$0.key] != $0.value } > 5)
      // A batch that is refused leaves them as they were.
      #expect(throws: Failure.self) {
        try ledger.apply(chain.next, label: BatchLabel(id: 8), facts: chain.facts)
      }
      #expect(try Self.seals(of: folder.path) == last)
    }
  }

  @Test(
    "tell of a row that no hash of the contract covers, of one that is gone, and of one that came",
    arguments: [
      ("UPDATE proof_security SET bits = bits + 1", "proof_security"),
      ("UPDATE batches SET is_replayed = 0 WHERE sequence = 2", "batches"),
      ("UPDATE configurations SET maximum_funding_rate = zeroblob(8)", "configurations"),
      ("UPDATE withdrawal_requests SET served_by = 1", "withdrawal_requests"),
      ("DELETE FROM update_times", "update_times"),
      ("INSERT INTO valid_conditions VALUES (zeroblob(32))", "valid_conditions"),
      ("DELETE FROM seals WHERE name = 'prices'", "seals"),
      ("UPDATE seals SET seal = zeroblob(32) WHERE name = 'prices'", "prices"),
    ]
  )
  func noticed(sql: String, table: String) throws {
    let folder = try LedgerFolder()
    try DamagedChain.perpetual.get().content.write(to: URL(fileURLWithPath: folder.path))
    #expect(try Ledger(reading: folder.path).status(at: 0) != nil)
    try folder.change(sql, keepsSeals: true)
    let ledger = try Ledger(reading: folder.path)
    let fault = Failure(StoreFault.altered(table: table).fault)
    #expect(throws: fault) { try ledger.status(at: 0) }
    let error = #expect(throws: fault) { try ledger.history() }
    #expect(error?.code == "ledger/damaged")
  }

  @Test("keep a flipped name of the program from being told as another program")
  func program() throws {
    let folder = try LedgerFolder()
    try DamagedChain.perpetual.get().content.write(to: URL(fileURLWithPath: folder.path))
    try folder.change("UPDATE chain SET program = 'perpetuam'", keepsSeals: true)
    #expect(throws: Failure(StoreFault.altered(table: "chain").fault)) {
      try Ledger(reading: folder.path).escape(position: 1)
    }
    try folder.change("DELETE FROM chain", keepsSeals: true)
    let ledger = try Ledger(reading: folder.path)
    #expect(throws: Failure(StoreFault.altered(table: "chain").fault)) {
      try ledger.escape(position: 1)
    }
    #expect(throws: Failure(StoreFault.altered(table: "chain").fault)) { try ledger.status(at: 0) }
  }
}
