import Foundation
import GRDB
import SettlementLedger
import StarkAlgebra
import StarkHashes
import StarkSettlement
import StarkVerifier
import Testing

@Suite("Tables of ledgers")
struct LedgerSchemaTests {
  /// The Keccak-256 hash of all declarations after each migration.
  private static let published = [
    "v1": "261d22447826029aa5703b85464abf26bce7631599f6eda48e83fb26d6cbb774",
    "v2": "98631485bcaf58055a96f2921f0887ff2102684441461ef07ac15b9627cde014",
    "v3": "69ecab01649dbe290666afbc971cc957a23021a4808f47c79a619aac97339e1a",
  ]

  private static let list = "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"

  /// Type, name, table and declaration of all that is in the file.
  private static func declarations(of path: String) throws -> [[String]] {
    try DatabaseQueue(path: path).read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
      ).map { row in (0..<4).map { (row[$0] as String?) ?? "" } }
    }
  }

  @Test("don't change once they were published")
  func pinned() throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    let names = try DatabaseQueue(path: folder.path).read {
      try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid")
    }
    #expect(names.sorted() == Self.published.keys.sorted(), "pin the hash of the new migration")
    let fields = try Self.declarations(of: folder.path).joined()
    let bytes = Array(fields.map { "\($0.utf8.count):\($0)" }.joined().utf8)
    #expect(
      try "\(Keccak256.hash(bytes.span))" == Self.published[#require(names.last)],
      """
      A migration that files were made with was changed: they would be refused. Leave it as it was, \
      and add a new migration at the end.
      """
    )
  }

  @Test("are the same in a new file, an empty one and one whose maker was killed")
  func same() throws {
    let new = try LedgerFolder()
    let empty = try LedgerFolder()
    let unfinished = try LedgerFolder()
    try Data().write(to: URL(fileURLWithPath: empty.path))
    try unfinished.change(Self.list)
    for path in [new.path, empty.path, unfinished.path] { _ = try Ledger(path: path) }
    let expected = try Self.declarations(of: new.path)
    #expect(expected.count > 40)
    #expect(try Self.declarations(of: empty.path) == expected)
    #expect(try Self.declarations(of: unfinished.path) == expected)
    #expect(try empty.dump() == new.dump())
    #expect(try unfinished.dump() == new.dump())
  }

  @Test("of a later version are left as they are, to the byte")
  func newer() throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    try folder.change(
      "INSERT INTO grdb_migrations VALUES ('v2000'); CREATE TABLE later (id INTEGER)"
    )
    let url = URL(fileURLWithPath: folder.path)
    let content = try Data(contentsOf: url)
    #expect(throws: Failure(StoreFault.newerSchema.fault)) { try folder.open() }
    #expect(throws: Failure(StoreFault.newerSchema.fault)) { try Ledger(reading: folder.path) }
    #expect(try Data(contentsOf: url) == content)
  }

  @Test(
    "that somebody changed are refused, before anything in the file is executed",
    arguments: [
      "CREATE TRIGGER t AFTER INSERT ON states BEGIN DELETE FROM states; END",
      "CREATE INDEX by_time ON states (time)",
      "CREATE TABLE notes (text TEXT)",
      "DROP TABLE chain",
      """
      DROP TABLE chain; CREATE VIEW chain AS WITH RECURSIVE n(id) AS
        (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n
      """,
      "ALTER TABLE states ADD COLUMN note TEXT",
      "DELETE FROM grdb_migrations",
      "DROP TABLE grdb_migrations",
    ]
  )
  func changed(sql: String) throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    try folder.change(sql)
    let fault = Failure(StoreFault.damaged(table: "sqlite_master").fault)
    #expect(throws: fault) { try folder.open() }
    #expect(throws: fault) { try Ledger(reading: folder.path) }
  }

  @Test(
    "and so is a list of migrations that is something else",
    arguments: [
      "CREATE TABLE grdb_migrations (identifier TEXT PRIMARY KEY)",
      """
      CREATE VIEW grdb_migrations AS WITH RECURSIVE n(identifier) AS
        (SELECT 'v1' UNION ALL SELECT identifier || 'x' FROM n) SELECT identifier FROM n
      """,
    ]
  )
  func list(sql: String) throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    try folder.change("DROP TABLE grdb_migrations; \(sql)")
    let fault = Failure(StoreFault.damaged(table: "grdb_migrations").fault)
    #expect(throws: fault) { try folder.open() }
    #expect(throws: fault) { try Ledger(reading: folder.path) }
    // Without the mark of a ledger it is a file of somebody else.
    let other = try LedgerFolder()
    try other.change(sql)
    #expect(throws: Failure(StoreFault.notALedger.fault)) { try other.open() }
  }

  /// Makes a ledger that is open here one of the first version, but for the list of migrations.
  private static let firstVersion = """
    PRAGMA foreign_keys = OFF;
    CREATE TEMP TABLE kept AS SELECT * FROM batches;
    DROP TABLE batches;
    CREATE TABLE batches (
      sequence INTEGER PRIMARY KEY REFERENCES states (sequence),
      batch_id BLOB UNIQUE,
      proof INTEGER NOT NULL REFERENCES proofs (id),
      task INTEGER,
      main_hash BLOB NOT NULL,
      transition_fact BLOB NOT NULL,
      program_fact BLOB NOT NULL,
      data_hash BLOB,
      expiration BLOB NOT NULL,
      is_replayed INTEGER NOT NULL,
      pedersen_hashes INTEGER NOT NULL,
      nanoseconds INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX batches_by_main_hash ON batches (main_hash);
    INSERT INTO batches SELECT sequence, batch_id, proof, task, main_hash, transition_fact,
      program_fact, data_hash, expiration, is_replayed, pedersen_hashes, nanoseconds FROM kept;
    DROP TABLE kept;
    DROP TABLE seals;
    DELETE FROM grdb_migrations WHERE identifier != 'v1';
    """

  @Test(
    "of the second version, which had no seals, are read as they are, and get seals of their rows"
  )
  func secondVersion() throws {
    let folder = try LedgerFolder()
    do { try folder.open().apply(1, 2, of: Submissions.chain.get()) }
    let status = try folder.open().status(at: 0)
    try folder.change("DROP TABLE seals; DELETE FROM grdb_migrations WHERE identifier = 'v3'")
    let old = try Ledger(reading: folder.path).status(at: 0)
    #expect(old?.last == status?.last)
    #expect(old?.exchange?.deposits == status?.exchange?.deposits)
    // No hash of the contract has the size of a proof.
    let larger = "UPDATE proofs SET proof_byte_count = proof_byte_count + 1"
    try folder.change(larger, keepsSeals: true)
    _ = try Ledger(reading: folder.path).history()
    try folder.open().apply(3, of: Submissions.chain.get())
    #expect(try Ledger(reading: folder.path).history()?.batches.count == 3)
    try folder.change(larger, keepsSeals: true)
    #expect(throws: Failure(StoreFault.altered(table: "proofs").fault)) {
      try Ledger(reading: folder.path).history()
    }
  }

  @Test("of the first version are read as they are, and brought up to date with all that they hold")
  func firstVersion() throws {
    let folder = try LedgerFolder()
    do {
      let ledger = try folder.open()
      for (index, batch) in try Submissions.chain.get().batches.enumerated() {
        _ = try ledger.apply(batch, label: BatchLabel(id: UInt64(index + 4)))
      }
    }
    // A modification of 0, which the first version called a deposit.
    var outputs = try (1...3).map { try RehashedLedger.output(of: $0) }
    let modification = try #require(outputs[2].modifications.first)
    outputs[2].modifications[0] = Perpetual.Modification(
      ownerKey: modification.ownerKey,
      position: modification.position,
      delta: 0
    )
    let queue = try DatabaseQueue(path: folder.path)
    try queue.write { database in
      try RehashedLedger.write(outputs, to: database)
      try database.execute(
        sql: """
          UPDATE modifications SET is_deposit = 1, amount = zeroblob(8)
          WHERE sequence = 3 AND ordinal = 0
          """
      )
      try LedgerSeals.renew(database)
    }
    let expected = try #require(try Ledger(reading: folder.path).status(at: 0))
    #expect(expected.exchange?.idleModificationCount == 1)
    #expect(expected.exchange?.lastIdleModificationCount == 1)
    let withoutIt =
      modification.delta > 0 ? expected.exchange?.lastDeposits : expected.exchange?.lastWithdrawals
    let sameKind = outputs[2].modifications.count {
      ($0.delta > 0) == (modification.delta > 0) && $0.delta != 0
    }
    #expect(withoutIt?.count == sameKind)
    try queue.close()
    try folder.change(Self.firstVersion)
    let read = try #require(try Ledger(reading: folder.path).status(at: 0))
    #expect(read.exchange?.deposits == expected.exchange?.deposits)
    #expect(read.exchange?.idleModificationCount == 1)
    let ledger = try folder.open()
    let migrated = try #require(try ledger.status(at: 0))
    #expect(migrated.last?.batchID == 6)
    #expect(migrated.exchange?.withdrawals == expected.exchange?.withdrawals)
    #expect(try ledger.history()?.batches.count == 3)
    let kinds = try DatabaseQueue(path: folder.path).read {
      try Int.fetchAll($0, sql: "SELECT is_deposit FROM modifications WHERE amount = zeroblob(8)")
    }
    #expect(kinds == [0])
    _ = try ledger.apply(
      Submissions.chain.get().batches[0],
      label: BatchLabel(id: 4)
    )
    #expect(try folder.open().history()?.batches.map(\.batchID) == [4, 5, 6])
  }

  @Test("may have views and statistics beside them")
  func views() throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    try folder.change("CREATE VIEW last AS SELECT max(sequence) FROM states; ANALYZE")
    #expect(try folder.open().history() == nil)
  }
}
