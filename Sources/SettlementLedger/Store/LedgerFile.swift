import GRDB
package import StarkFaults
import StarkSettlement
import StarkVerifier

/// What makes a file a ledger.
enum LedgerFile {
  /// Throws unless the file is a ledger of this version or an earlier one, or new if that is
  /// allowed.
  ///
  /// Only reads, and nothing but what was declared by a ledger, so that a file of something else
  /// stays as it is.
  static func check(_ database: Database, mayBeNew: Bool) throws {
    let mark = try database.first("header", "PRAGMA application_id") { try $0.integer() as Int }
    guard mark == LedgerSchema.applicationID else {
      guard mark == 0, try isBlank(database) else { throw StoreFault.notALedger }
      guard mayBeNew else { throw StoreFault.unfinished }
      return
    }
    var rest = try database.migrationNames() ?? []
    let made = LedgerSchema.migrations.prefix { rest.remove($0.name) != nil }
    guard rest.isEmpty else { throw StoreFault.newerSchema }
    guard let last = made.last, try database.schemaHash() == last.schemaHash else {
      throw StoreFault.damaged(table: "sqlite_master")
    }
  }

  /// Whether there is nothing in the file, or only the list of migrations without an entry.
  ///
  /// The list is made in a transaction before that of the first migration, so a process that ended
  /// between the two leaves it behind.
  private static func isBlank(_ database: Database) throws -> Bool {
    let objects = try database.first(
      "sqlite_master",
      "SELECT count(*) FROM sqlite_master WHERE type != 'index'"
    ) { try $0.count() }
    guard objects != 0 else { return true }
    do {
      return try objects == 1 && database.migrationNames() == []
    } catch StoreFault.damaged {
      return false
    }
  }

  /// Turns on the write-ahead log, and has every commit reach the disk before it returns.
  ///
  /// Less than FULL would still leave a prefix of the chain after a loss of power, but maybe
  /// without the last batches that were reported as accepted.
  static func makeDurable(_ database: Database) throws {
    try database.execute(sql: "PRAGMA journal_mode = WAL")
    try database.execute(sql: "PRAGMA synchronous = FULL")
  }

  /// Makes the tables that are missing.
  ///
  /// Of two processes that make the same file one fails, and finds the other's work done.
  static func migrate(_ queue: DatabaseQueue) throws {
    let migrator = LedgerSchema.migrator
    do {
      try migrator.migrate(queue)
    } catch {
      guard let isDone = try? queue.read(migrator.hasCompletedMigrations), isDone else {
        let code = (error as? DatabaseError)?.extendedResultCode
        // A row of an earlier version names one that is not there.
        throw code == .SQLITE_CONSTRAINT_FOREIGNKEY ? StoreFault.damaged(table: "batches") : error
      }
    }
  }
}

extension Fault {
  /// The fault that an error of a database access is to the caller.
  package init(_ error: any Error) {
    switch error {
    case let error as Fault: self = error
    case let error as StoreFault: self = error.fault
    case is TreeError: self = StoreFault.damaged(table: "tree_nodes").fault
    case let error as DatabaseError: self = StoreFault(error).fault
    default: self = StoreFault.database(code: 0, reason: "\(error)").fault
    }
  }
}

extension Failure {
  /// The failure that an error of a database access is to the caller.
  init(_ error: any Error) { self.init(Fault(error)) }
}

extension StoreFault {
  fileprivate init(_ error: DatabaseError) {
    let reason = error.message ?? "no message"
    switch error.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_NOTADB: self = .notALedger
    case .SQLITE_CORRUPT: self = .corrupt(reason: reason)
    case .SQLITE_FULL, .SQLITE_IOERR: self = .disk(reason: reason)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY: self = .unreadable(reason: reason)
    default: self = .database(code: Int(error.extendedResultCode.rawValue), reason: reason)
    }
  }
}
