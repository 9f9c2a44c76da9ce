import Foundation
import GRDB
import SettlementLedger
import StarkSettlement
import StarkVerifier
import TestSupport

/// A folder with one ledger, there for one test.
struct LedgerFolder: ~Copyable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "ledger-tests-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Where the ledger is, or will be.
  var path: String { folder.appending(path: "ledger.db").path }

  func open() throws(Failure) -> Ledger { try Ledger(path: path) }

  /// Changes the file behind the ledger's back, and its seals with it unless they are to stay.
  func change(_ sql: String, keepsSeals: Bool = false) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: sql)
      if !keepsSeals { try LedgerSeals.renew($0) }
    }
    try queue.close()
  }

  /// All that the file holds, as SQL.
  func dump() throws -> String { try LedgerDump.text(of: path) }
}

/// The logical content of a database file.
enum LedgerDump {
  /// All rows of all tables, but for the columns called `ignored`.
  static func text(of path: String, without ignored: Set<String> = []) throws -> String {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    return try queue.read { database in
      let tables = try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      )
      var lines: [String] = []
      for table in tables {
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"")
        lines += rows.map { row in
          let columns = row.filter { !ignored.contains($0.0) }
          return "\(table) \(columns.map { "\($0.0) \($0.1)" })"
        }.sorted()
      }
      return lines.joined(separator: "\n")
    }
  }

  /// The same without what differs from run to run: how long things took, and seals of that.
  static func timeless(of path: String) throws -> String {
    try text(of: path, without: ["nanoseconds", "seal"])
  }
}

extension Failure {
  /// Whether a batch was refused since it does not start from the last state, and belongs at
  /// `place`.
  func isPreviousState(_ place: ChainPlace) -> Bool {
    code == "ledger/previous-state" && summary.hasSuffix(": \(place)")
  }
}
