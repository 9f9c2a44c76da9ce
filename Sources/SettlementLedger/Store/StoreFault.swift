import StarkSettlement
package import StarkVerifier

/// What is wrong with the file of a ledger.
package enum StoreFault: Error, Equatable, Sendable {
  /// There is no file at the path, or it can't be opened.
  case unreadable(reason: String)
  /// The last batches are in a log at `path` that can only be read where its folder can be written.
  case waitingLog(path: String)
  /// The file is a database of something else, or no database.
  case notALedger
  /// The process that made the file ended before there were tables in it.
  case unfinished
  /// A later version of this program has changed the tables.
  case newerSchema
  /// Another process is writing, and did not finish in time.
  case busy
  /// A row does not hold what its table promises.
  case damaged(table: String)
  /// The rows of a table are not those that were written, by its seal.
  case altered(table: String)
  /// The pages of the file are not those of a database, say because some are missing.
  case corrupt(reason: String)
  /// Reading or writing fails, say because the disk is full.
  case disk(reason: String)
  /// SQLite refuses what it was asked for a reason that is not the file's: a fault of this program.
  case database(code: Int, reason: String)
}

extension StoreFault: SettlementFault {
  package var failure: Failure {
    switch self {
    case .unreadable(let reason):
      Failure("ledger/unreadable", "the ledger can't be opened", found: reason)
    case .waitingLog(let path):
      Failure(
        "ledger/unreadable",
        """
        the ledger can't be opened where it can't be written while its log waits: copy it with the \
        log into a folder of your own, and ask there
        """,
        found: path
      )
    case .notALedger: Failure("ledger/not-a-ledger", "the file is not a ledger")
    case .unfinished: Failure("ledger/empty", "the ledger holds no chain yet")
    case .newerSchema:
      Failure("ledger/newer-schema", "the ledger was written by a later version of the program")
    case .busy: Failure("ledger/busy", "another process is writing to the ledger")
    case .damaged(let table):
      Failure("ledger/damaged", "the ledger holds a row that makes no sense", at: table)
    case .altered(let table):
      Failure("ledger/damaged", "the ledger holds other rows than were written to it", at: table)
    case .corrupt(let reason):
      Failure("ledger/corrupt", "the ledger is damaged", found: reason)
    case .disk(let reason):
      Failure("ledger/disk", "the ledger can't be read or written", found: reason)
    case .database(let code, let reason):
      Failure("ledger/database", "SQLite failed", found: "\(reason) (code \(code))")
    }
  }
}
