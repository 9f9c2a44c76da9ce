import GRDB
public import StarkVerifier

/// The chain of batches that were accepted, in a file.
///
/// Every batch is one transaction: it is in the file with all that belongs to it, or not at all,
/// whenever the process ends. Several processes may open the same file; whoever writes waits for
/// the others.
///
///     let submission = try Submission(proof: proof, batches: [batch], under: settlement)
///     let ledger = try Ledger(path: "chain.db")
///     for batch in submission.batches { _ = try ledger.apply(batch) }
///     let alerts = try ledger.status(at: now)?.alerts()
///
/// Copies share one connection to the file, which closes with the last of them. Use it from many
/// threads: one call works at a time, the others wait, and each works on the calling thread.
public struct Ledger: Sendable {
  let queue: DatabaseQueue
  /// What is read without locks, nil for a file that has them.
  let still: StillFile?

  /// Opens the ledger at `path` for writing, and makes it if there is no file.
  ///
  /// The tables of a ledger of an earlier version are brought up to date.
  ///
  /// - `patience`: how long a call waits for another writer, in seconds, at least 0. SQLite waits
  ///   for 2,147,483 s at most.
  /// - Throws: that the file is something else, or of a later version, or damaged; it is left as it
  ///   is then. Or that it can't be opened or written.
  public init(path: String, patience: Int = 10) throws(Failure) {
    do {
      var configuration = Self.configuration(patience: patience)
      configuration.label = "ledger"
      try Self.checkThreads()
      queue = try DatabaseQueue(path: DatabasePath(path).text, configuration: configuration)
      try queue.read { try LedgerFile.check($0, mayBeNew: true) }
      try queue.inDatabase(LedgerFile.makeDurable)
      try LedgerFile.migrate(queue)
      try queue.inDatabase(LedgerSeals.keep)
      still = nil
    } catch {
      throw Failure(error)
    }
  }

  /// Opens the ledger at `path` for reading only.
  ///
  /// - `patience`: how long a call waits for a writer, as above. Mostly it need not: readers see
  ///   the last whole batch while the next is written. It need not be writable, nor the folder that
  ///   it is in, if no write-ahead log waits beside it.
  ///
  /// - Throws: that there is no such file, that it is no ledger, or one of a later version, or
  ///   damaged.
  public init(reading path: String, patience: Int = 10) throws(Failure) {
    do {
      var configuration = Self.configuration(patience: patience)
      configuration.readonly = true
      try Self.checkThreads()
      (queue, still) = try LedgerFile.openForReading(DatabasePath(path).text, configuration)
    } catch {
      throw Failure(error)
    }
  }

  /// Checks that a thread can be made: a queue that ends waits for one.
  private static func checkThreads() throws(StoreFault) {
    guard canMakeThreads(1) else { throw .unreadable(reason: "no thread can be made") }
  }

  private static func configuration(patience: Int) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(Double(min(max(patience, 0), longestPatience)))
    return configuration
  }

  /// In seconds; SQLite counts milliseconds in 32 bits.
  private static let longestPatience = Int(Int32.max) / 1000
}
