import Foundation
import GRDB
import SettlementLedger
import StarkAlgebra
import StarkVerifier
import Testing

@Suite("Files of ledgers")
struct LedgerFileTests {
  @Test("a path without a file becomes an empty ledger, which opens again")
  func new() throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    #expect(try folder.open().history() == nil)
    #expect(try Ledger(reading: folder.path).history() == nil)
  }

  @Test("an empty file becomes a ledger")
  func emptyFile() throws {
    let folder = try LedgerFolder()
    try Data().write(to: URL(fileURLWithPath: folder.path))
    #expect(try folder.open().history() == nil)
  }

  @Test("a file that is no database is refused and stays as it is")
  func text() throws {
    let folder = try LedgerFolder()
    let content = Data(String(repeating: "not a ledger\n", count: 400).utf8)
    try content.write(to: URL(fileURLWithPath: folder.path))
    #expect(throws: Failure(StoreFault.notALedger.fault)) { try folder.open() }
    #expect(throws: Failure(StoreFault.notALedger.fault)) { try Ledger(reading: folder.path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path)) == content)
  }

  @Test("a database of something else is refused and stays as it is", arguments: [0, 77])
  func foreign(mark: Int) throws {
    let folder = try LedgerFolder()
    try Self.change(folder.path) { database in
      try database.execute(sql: "CREATE TABLE notes (text TEXT)")
      try database.execute(sql: "PRAGMA application_id = \(mark)")
    }
    let content = try Data(contentsOf: URL(fileURLWithPath: folder.path))
    #expect(throws: Failure(StoreFault.notALedger.fault)) { try folder.open() }
    #expect(throws: Failure(StoreFault.notALedger.fault)) { try Ledger(reading: folder.path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path)) == content)
  }

  @Test(
    "a file whose maker was killed before the first table is told as empty, and becomes a ledger"
  )
  func unfinished() throws {
    let folder = try LedgerFolder()
    try Self.change(folder.path) { database in
      try database.execute(
        sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"
      )
    }
    let error = #expect(throws: Failure(StoreFault.unfinished.fault)) {
      try Ledger(reading: folder.path)
    }
    #expect(error?.code == "ledger/empty")
    #expect(try folder.open().history() == nil)
    #expect(try Ledger(reading: folder.path).history() == nil)
  }

  @Test("so is one whose maker was killed before it wrote anything", arguments: [true, false])
  func untouched(hasLog: Bool) throws {
    let folder = try LedgerFolder()
    try Data().write(to: URL(fileURLWithPath: folder.path))
    if hasLog { try Self.change(folder.path) { try $0.execute(sql: "PRAGMA journal_mode = WAL") } }
    #expect(throws: Failure(StoreFault.unfinished.fault)) { try Ledger(reading: folder.path) }
    #expect(try folder.open().history() == nil)
  }

  @Test("a file of another program that has migrations is refused and stays as it is")
  func foreignMigrations() throws {
    let folder = try LedgerFolder()
    try Self.change(folder.path) { database in
      try database.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT PRIMARY KEY)")
      try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('v1')")
    }
    let content = try Data(contentsOf: URL(fileURLWithPath: folder.path))
    #expect(throws: Failure(StoreFault.notALedger.fault)) { try folder.open() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path)) == content)
  }

  @Test("a ledger of a later version is refused and holds what it held")
  func newer() throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    try Self.change(folder.path) { database in
      try database.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('v2000')")
    }
    let before = try folder.dump()
    #expect(throws: Failure(StoreFault.newerSchema.fault)) { try folder.open() }
    #expect(throws: Failure(StoreFault.newerSchema.fault)) { try Ledger(reading: folder.path) }
    #expect(try folder.dump() == before)
  }

  @Test("without a file there is nothing to read, and reading makes none")
  func missing() throws {
    let folder = try LedgerFolder()
    let fault = StoreFault.unreadable(reason: "unable to open database file")
    #expect(throws: Failure(fault.fault)) { try Ledger(reading: folder.path) }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test("a ledger that was opened for reading takes nothing")
  func readOnly() throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    let ledger = try Ledger(reading: folder.path)
    let fault = StoreFault.unreadable(reason: "attempt to write a readonly database")
    #expect(throws: Failure(fault.fault)) {
      try ledger.record(L1Facts(conditions: [.one]))
    }
  }

  @Test("changes go through a write-ahead log")
  func log() throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    let mode = try DatabaseQueue(path: folder.path).read { database in
      try String.fetchOne(database, sql: "PRAGMA journal_mode")
    }
    #expect(mode == "wal")
  }

  @Test("a writer that can't have the file says so")
  func busy() throws {
    let folder = try LedgerFolder()
    let second = try Ledger(path: folder.path, patience: 0)
    try DatabaseQueue(path: folder.path).writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        #expect(throws: Failure(StoreFault.busy.fault)) {
          try second.record(L1Facts(conditions: [.one]))
        }
        return .commit
      }
    }
    try second.record(L1Facts(conditions: [.one]))
  }

  @Test("a row that makes no sense is reported, not believed")
  func damage() throws {
    let folder = try LedgerFolder()
    _ = try folder.open()
    try Self.change(folder.path) { database in
      try database.execute(
        sql: "INSERT INTO chain VALUES (1, 'perpetual', 'v3.2', x'00')"
      )
    }
    let ledger = try folder.open()
    #expect(throws: Failure(StoreFault.damaged(table: "chain").fault)) { try ledger.history() }
  }

  private static func change(_ path: String, _ work: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction(work)
    try queue.close()
  }
}
