package import StarkFaults
import StarkSettlement

/// What is wrong with the file of a ledger.
package enum StoreFault: Error, FaultDetail {
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

extension StoreFault {
  /// The fault in words.
  package var fault: Fault {
    let (kind, code, summary, location, found): (Fault.Kind, String, String, String?, String?) =
      switch self {
      case .unreadable(let reason):
        (.unreadable, "ledger/unreadable", "the ledger can't be opened", nil, reason)
      case .waitingLog(let path):
        (.unreadable, "ledger/unreadable", Self.logWaits, nil, path)
      case .notALedger:
        (.malformed, "ledger/not-a-ledger", "the file is not a ledger", nil, nil)
      case .unfinished:
        (.unreadable, "ledger/empty", "the ledger holds no chain yet", nil, nil)
      case .newerSchema:
        (.unsupported, "ledger/newer-schema", Self.isNewer, nil, nil)
      case .busy:
        (.unreadable, "ledger/busy", "another process is writing to the ledger", nil, nil)
      case .damaged(let table):
        (.malformed, "ledger/damaged", "the ledger holds a row that makes no sense", table, nil)
      case .altered(let table):
        (.malformed, "ledger/damaged", Self.isAltered, table, nil)
      case .corrupt(let reason):
        (.malformed, "ledger/corrupt", "the ledger is damaged", nil, reason)
      case .disk(let reason):
        (.unreadable, "ledger/disk", "the ledger can't be read or written", nil, reason)
      case .database(let code, let reason):
        (.broken, "ledger/database", "SQLite failed", nil, "\(reason) (code \(code))")
      }
    return Fault(kind, code, summary, at: location, found: found, detail: self).in(.ledger)
  }

  private static let logWaits = """
    the ledger can't be opened where it can't be written while its log waits: copy it with the \
    log into a folder of your own, and ask there
    """
  private static let isNewer = "the ledger was written by a later version of the program"
  private static let isAltered = "the ledger holds other rows than were written to it"
}
