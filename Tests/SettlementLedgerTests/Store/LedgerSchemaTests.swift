import Foundation
import GRDB
import SettlementLedger
import StarkAlgebra
import StarkHashes
import Testing

@Suite("Tables of ledgers")
struct LedgerSchemaTests {
  /// The Keccak-256 hash of all declarations after each migration.
  private static let published = [
    "v1": "261d22447826029aa5703b85464abf26bce7631599f6eda48e83fb26d6cbb774"
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
    #expect(throws: LedgerError.store(.newerSchema)) { try folder.open() }
    #expect(throws: LedgerError.store(.newerSchema)) { try Ledger(reading: folder.path) }
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
    let fault = LedgerError.store(.damaged(table: "sqlite_master"))
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
    let fault = LedgerError.store(.damaged(table: "grdb_migrations"))
    #expect(throws: fault) { try folder.open() }
    #expect(throws: fault) { try Ledger(reading: folder.path) }
    // Without the mark of a ledger it is a file of somebody else.
    let other = try LedgerFolder()
    try other.change(sql)
    #expect(throws: LedgerError.store(.notALedger)) { try other.open() }
  }

  @Test("may have views and statistics beside them")
  func views() throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    try folder.change("CREATE VIEW last AS SELECT max(sequence) FROM states; ANALYZE")
    #expect(try folder.open().history() == nil)
  }
}
