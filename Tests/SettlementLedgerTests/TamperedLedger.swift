import Foundation
import GRDB

/// A ledger file whose rows are changed to what no ledger writes.
///
/// The tables would not take such values, so what they demand is taken out of the file and put
/// back afterwards.
struct TamperedLedger: ~Copyable {
  /// A column of a table and its type.
  struct Column: Sendable {
    let table: String
    let name: String
    let type: String
  }

  let folder: LedgerFolder
  /// The number of rows that were changed.
  let changedRowCount: Int

  var path: String { folder.path }

  /// A copy of the ledger with the content `original`, after `sql` was executed on it.
  init(_ original: Data, sql: String) throws {
    let folder = try LedgerFolder()
    try original.write(to: URL(fileURLWithPath: folder.path))
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { $0.add(function: Self.flipped) }
    let queue = try DatabaseQueue(path: folder.path, configuration: configuration)
    let changedRowCount = try queue.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          PRAGMA synchronous = OFF;
          PRAGMA ignore_check_constraints = ON;
          PRAGMA writable_schema = ON;
          CREATE TEMP TABLE kept AS SELECT name, sql FROM main.sqlite_master WHERE type = 'table';
          UPDATE main.sqlite_master SET sql = replace(replace(replace(replace(sql,
            ' NOT NULL', ''), ') STRICT, WITHOUT', ') WITHOUT'), ') STRICT', ')'),
            char(10) || '  STRICT, WITHOUT', ' WITHOUT') WHERE type = 'table';
          PRAGMA writable_schema = RESET;
          """
      )
      // A row number and a key that stands already take no other value; then nothing changes.
      do { try database.execute(sql: sql) } catch let error as DatabaseError {
        guard [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(error.resultCode) else { throw error }
      }
      let count = database.changesCount
      try database.execute(
        sql: """
          PRAGMA writable_schema = ON;
          UPDATE main.sqlite_master SET sql = (SELECT sql FROM kept WHERE name = sqlite_master.name)
            WHERE type = 'table';
          PRAGMA writable_schema = RESET;
          """
      )
      return count
    }
    try queue.close()
    self.folder = folder
    self.changedRowCount = changedRowCount
  }

  /// A blob with its last bit flipped, in SQL.
  private static let flipped = DatabaseFunction("flipped", argumentCount: 1, pure: true) { values in
    guard var data = Data.fromDatabaseValue(values[0]), let last = data.popLast() else {
      return values[0]
    }
    return data + [last ^ 1]
  }

  /// All columns of all tables of the file at `path` that have rows.
  static func columns(of path: String) throws -> [Column] {
    try DatabaseQueue(path: path).read { database in
      let tables = try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      )
      return try tables.flatMap { table -> [Column] in
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
        guard count > 0 else { return [] }
        return try database.columns(in: table).map {
          Column(table: table, name: $0.name, type: $0.type)
        }
      }
    }
  }
}

extension TamperedLedger.Column {
  /// Another value that could stand in the column, as SQL.
  var plausibleValue: String {
    switch type {
    case "INTEGER": name.hasPrefix("is_") ? "1 - \(name)" : "\(name) + 1"
    case "REAL": "\(name) + 1"
    case "TEXT": "\(name) || 'x'"
    default: "flipped(\(name))"
    }
  }

  /// What should never stand in the column, as SQL; the first is of another type.
  var wrongValues: [String] {
    let ones = String(repeating: "ff", count: 512)
    return switch type {
    case "INTEGER": ["'text'", "NULL", "-1", "9223372036854775807"]
    case "REAL": ["'text'", "NULL", "9e999"]
    case "TEXT": ["x'00'", "NULL", "printf('%300s', 'x')"]
    default:
      [
        "'text'", "NULL", "substr(\(name), 2)",
        "substr(x'\(ones)', 1, length(\(name)))",
      ]
    }
  }
}
