import Foundation
package import GRDB
import StarkAlgebra
import StarkHashes

/// What shows that rows are those that a ledger wrote.
///
/// A disk can lose a bit, and SQLite has no checksums. So the file keeps a seal of every table: the
/// exclusive or of a hash of each row. Whoever writes a row changes the seal in the same
/// transaction, and whoever shows figures reads all rows and compares. Rows differ in their keys,
/// so a row that changed, came or went leaves another seal, but for a chance of 2⁻²⁵⁶. It protects
/// from accidents: who changes rows on purpose can write a seal too.
///
/// Nodes of trees have none, since those that are shown are compared with the hash that names them.
package enum LedgerSeals {
  /// What holds the seals.
  static let table = """
    CREATE TABLE seals (
      name TEXT PRIMARY KEY,
      seal BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Throws unless all tables, or those called `names`, hold what was written; one pass over their
  /// rows.
  ///
  /// A file of an earlier version, which is open for reading only, has no seals, and passes.
  static func check(_ database: Database, of names: Set<String>? = nil) throws {
    let tables = try tables(in: database)
    guard try isSealed(database) else { return }
    let rows = try database.all("seals", "SELECT name, seal FROM seals") {
      (try $0.text(), try $0.digest())
    }
    let seals = Dictionary(rows) { first, _ in first }
    guard Set(seals.keys) == Set(tables) else { throw StoreFault.altered(table: "seals") }
    for table in tables where names?.contains(table) ?? true {
      guard try seals[table] == seal(of: table, in: database) else {
        throw StoreFault.altered(table: table)
      }
    }
  }

  /// Seals all tables as they are.
  package static func renew(_ database: Database) throws {
    guard try isSealed(database) else { return }
    try database.execute(sql: "DELETE FROM seals")
    for table in try tables(in: database) {
      try database.execute(
        sql: "INSERT INTO seals (name, seal) VALUES (?, ?)",
        arguments: [table, seal(of: table, in: database).stored]
      )
    }
  }

  /// Has this connection change the seals with every row that it writes.
  ///
  /// The triggers are the connection's own: none is in the file.
  static func keep(_ database: Database) throws {
    database.add(function: sealing)
    // A row that another takes the place of is deleted, and triggers are told of that only so.
    try database.execute(sql: "PRAGMA recursive_triggers = ON; PRAGMA temp_store = MEMORY")
    for table in try tables(in: database) {
      let columns = try database.columns(in: table).map { "\"\($0.name)\"" }
      let new = columns.map { "NEW.\($0)" }.joined(separator: ", ")
      let old = columns.map { "OLD.\($0)" }.joined(separator: ", ")
      let seals = [
        "INSERT": "sealing(seal, \(new))", "DELETE": "sealing(seal, \(old))",
        "UPDATE": "sealing(sealing(seal, \(old)), \(new))",
      ]
      for (event, seal) in seals {
        try database.execute(
          sql: """
            CREATE TEMP TRIGGER \(table)_\(event) AFTER \(event) ON main.\(table) BEGIN
              UPDATE seals SET seal = \(seal) WHERE name = '\(table)';
            END
            """
        )
      }
    }
  }

  private static func isSealed(_ database: Database) throws -> Bool {
    try database.first(
      "sqlite_master",
      "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'seals'"
    ) { try $0.count() } == 1
  }

  /// The names of the tables that have a seal: all but those of nodes, and what SQLite and
  /// migrations keep.
  private static func tables(in database: Database) throws -> [String] {
    try database.all(
      "sqlite_master",
      """
      SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
        AND name NOT IN ('seals', 'grdb_migrations', 'tree_nodes', 'patricia_nodes')
      ORDER BY name
      """
    ) { try $0.text() }
  }

  private static func seal(of table: String, in database: Database) throws -> Bytes32 {
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \"\(table)\"")
    var seal = Bytes32.zero
    while let row = try rows.next() { seal.combine(with: hash(of: row.databaseValues)) }
    return seal
  }

  /// `sealing(seal, values…)`: the seal with a row more, or less.
  private static let sealing = DatabaseFunction("sealing", pure: true) { values in
    guard let stored = values.first.flatMap({ Data.fromDatabaseValue($0) }),
      var seal = Bytes32(stored: stored)
    else { return values.first }
    seal.combine(with: hash(of: values.dropFirst()))
    return seal.stored
  }

  /// The Keccak-256 hash of the values, each with its type and its length.
  private static func hash(of row: some Sequence<DatabaseValue>) -> Bytes32 {
    var bytes: [UInt8] = []
    for value in row {
      switch value.storage {
      case .null: bytes.append(0)
      case .int64(let number): bytes.append(1, UInt64(bitPattern: number))
      case .double(let number): bytes.append(2, number.bitPattern)
      case .string(let text):
        bytes.append(3, UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
      case .blob(let data):
        bytes.append(4, UInt64(data.count))
        bytes.append(contentsOf: data)
      }
    }
    return Keccak256.hash(bytes.span)
  }
}

extension Bytes32 {
  fileprivate mutating func combine(with other: Bytes32) {
    self = Bytes32(w0 ^ other.w0, w1 ^ other.w1, w2 ^ other.w2, w3 ^ other.w3)
  }
}

extension [UInt8] {
  /// Appends the type of a value and its bits, or its length.
  fileprivate mutating func append(_ type: UInt8, _ word: UInt64) {
    append(type)
    append(contentsOf: word.stored)
  }
}
