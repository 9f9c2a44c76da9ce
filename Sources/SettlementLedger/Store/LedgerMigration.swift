import GRDB
import StarkAlgebra
import StarkHashes

/// A step by which a file of an earlier version becomes one of the next.
struct LedgerMigration {
  /// What the list of migrations in a file calls it.
  let name: String
  let scripts: [String]
  /// Whether all rows that there are then get their seals.
  var sealsAll = false
  /// `Database.schemaHash` of a file with this migration and those before it.
  let schemaHash: Bytes32
}

extension Database {
  /// The names of the migrations in the file, nil if it has no list of them.
  ///
  /// - Throws: that the list is not one that was made for a ledger.
  func migrationNames() throws -> Set<String>? {
    let list = try first(
      "sqlite_master",
      "SELECT type, ifnull(sql, '') FROM sqlite_master WHERE name = 'grdb_migrations'"
    ) { (type: try $0.text(), sql: try $0.text()) }
    guard let list else { return nil }
    guard list == ("table", LedgerSchema.migrationList) else {
      throw StoreFault.damaged(table: "grdb_migrations")
    }
    let names = try all("grdb_migrations", "SELECT identifier FROM grdb_migrations") {
      try $0.text()
    }
    return Set(names)
  }

  /// The Keccak-256 hash of all that the file declares, as it was written, but for views.
  ///
  /// A file that was made by somebody else could have a trigger, or something else in the place of
  /// a table, which SQLite would run. Views of other names do nothing by themselves, and what
  /// ANALYZE keeps only makes queries faster.
  func schemaHash() throws -> Bytes32 {
    let entries = try all(
      "sqlite_master",
      """
      SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_master
      WHERE type != 'view' AND NOT (type = 'table' AND name GLOB 'sqlite_stat[134]')
      ORDER BY type, name
      """
    ) {
      [try $0.text(), try $0.text(), try $0.text(), try $0.text(maximum: 1 << 16)]
    }
    let text = entries.joined().map { "\($0.utf8.count):\($0)" }.joined()
    let bytes = Array(text.utf8)
    return Keccak256.hash(bytes.span)
  }
}
