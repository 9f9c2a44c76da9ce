import GRDB

extension LedgerFile {
  /// Opens the ledger at `path` for reading, also where nobody may write.
  ///
  /// Readers of a write-ahead log mark in a file beside it what they read. Where that can't be
  /// made, on a medium that is read-only or full or in a folder of somebody else, the ledger is
  /// read as it stands if no log is waiting; `StillFile` then tells whether somebody wrote
  /// meanwhile after all.
  static func openForReading(
    _ path: String,
    _ configuration: Configuration
  ) throws -> (queue: DatabaseQueue, still: StillFile?) {
    do {
      return (try checkedQueue(path, configuration), nil)
    } catch let error as DatabaseError where isRefusal(of: error) {
      guard let still = try StillFile(path: path) else { throw error }
      return (try checkedQueue(still.address, configuration), still)
    }
  }

  private static func checkedQueue(
    _ path: String,
    _ configuration: Configuration
  ) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { try check($0, mayBeNew: false) }
    return queue
  }

  /// Whether the error may be that of a file beside the ledger which can't be made or written.
  private static func isRefusal(of error: DatabaseError) -> Bool {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_PERM: true
    default: false
    }
  }
}

/// A ledger that is read without locks, since nobody seems to write to it.
package struct StillFile: Sendable {
  private let path: String
  private let stamp: FileStamp

  /// Nil if there is no file.
  ///
  /// - Throws: that a log waits beside it, without which the file is not what was written last.
  package init?(path: String) throws(StoreFault) {
    guard let stamp = try FileStamp(path: path) else { return nil }
    self.path = path
    self.stamp = stamp
    if let log = try waitingLog() { throw .waitingLog(path: log) }
  }

  /// The address by which SQLite takes the file for one that never changes.
  package var address: String { Self.address(of: path) }

  /// Throws if somebody wrote since: what was read meanwhile may be of two moments.
  package func check() throws(StoreFault) {
    guard try FileStamp(path: path) == stamp, try waitingLog() == nil else { throw .busy }
  }

  private func waitingLog() throws(StoreFault) -> String? {
    for log in [path + "-wal", path + "-journal"] {
      if let stamp = try FileStamp(path: log), stamp.byteCount > 0 { return log }
    }
    return nil
  }

  /// The path as an address, in which every byte that could have a meaning is escaped.
  private static func address(of path: String) -> String {
    var address = path.utf8.first == UInt8(ascii: "/") ? "file://" : "file:./"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        address += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return address + "?mode=ro&immutable=1"
  }
}
