import GRDB
import SettlementLedger
import StarkFaults
import Testing

@Suite("Faults of ledger files")
struct StoreFaultTests {
  @Test("an error of SQLite blames the file, the disk, another process or the program")
  func causes() {
    let faults: [(ResultCode, StoreFault)] = [
      (.SQLITE_BUSY, .busy), (.SQLITE_LOCKED, .busy), (.SQLITE_NOTADB, .notALedger),
      (.SQLITE_CORRUPT, .corrupt(reason: "why")), (.SQLITE_FULL, .disk(reason: "why")),
      (.SQLITE_IOERR_WRITE, .disk(reason: "why")), (.SQLITE_IOERR_FSYNC, .disk(reason: "why")),
      (.SQLITE_CANTOPEN, .unreadable(reason: "why")), (.SQLITE_PERM, .unreadable(reason: "why")),
      (.SQLITE_READONLY, .unreadable(reason: "why")),
      (.SQLITE_ERROR, .database(code: 1, reason: "why")),
      (.SQLITE_CONSTRAINT_UNIQUE, .database(code: 2067, reason: "why")),
    ]
    for (code, fault) in faults {
      let error = DatabaseError(resultCode: code, message: "why")
      #expect(Fault(error) == fault.fault)
    }
  }
}
