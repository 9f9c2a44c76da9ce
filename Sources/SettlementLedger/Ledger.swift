import GRDB

/// The chain of batches that were accepted, in a file.
///
/// Every batch is one transaction: it is in the file with all that belongs to it, or not at all,
/// whenever the process ends. Several processes may open the same file; whoever writes waits for
/// the others.
package struct Ledger: Sendable {
  let queue: DatabaseQueue

  /// Opens the ledger at `path` for writing, and makes it if there is no file.
  ///
  /// - `patience`: how long to wait for another writer, in seconds.
  /// - Throws: that the file is something else, or of a later version; it is left as it is then.
  package init(path: String, patience: Int = 10) throws(LedgerError) {
    do {
      var configuration = Self.configuration(patience: patience)
      configuration.label = "ledger"
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { try LedgerFile.check($0, mayBeNew: true) }
      try queue.inDatabase(LedgerFile.makeDurable)
      try LedgerFile.migrate(queue)
    } catch {
      throw LedgerError(error)
    }
  }

  /// Opens the ledger at `path` for reading only.
  package init(reading path: String, patience: Int = 10) throws(LedgerError) {
    do {
      var configuration = Self.configuration(patience: patience)
      configuration.readonly = true
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { try LedgerFile.check($0, mayBeNew: false) }
    } catch {
      throw LedgerError(error)
    }
  }

  private static func configuration(patience: Int) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(Double(patience))
    return configuration
  }
}
