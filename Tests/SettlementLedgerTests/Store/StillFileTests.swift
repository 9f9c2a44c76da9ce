import Foundation
import GRDB
import SettlementLedger
import StarkFaults
import StarkVerifier
import Testing

@Suite("A ledger that is read without locks")
struct StillFileTests {
  @Test(
    "is the file at its path, whatever that would mean in an address",
    arguments: [
      "a b.db", "a?mode=memory", "a%41.db", "a#b&c=d.db", "file:x.db", ":memory:", "ä\u{301}✓.db",
    ]
  )
  func address(name: String) throws {
    let folder = try LedgerFolder()
    do { try folder.open().apply(1, of: Submissions.chain.get()) }
    let path = folder.folder.appending(path: name, directoryHint: .notDirectory).path
    try FileManager.default.copyItem(atPath: folder.path, toPath: path)
    let still = try #require(try StillFile(path: path))
    var configuration = Configuration()
    configuration.readonly = true
    let count = try DatabaseQueue(path: still.address, configuration: configuration).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM batches")
    }
    #expect(count == 1)
    try still.check()
  }

  @Test("is none without a file")
  func missing() throws {
    let folder = try LedgerFolder()
    #expect(try StillFile(path: folder.path) == nil)
  }

  @Test("is refused while a log waits beside it, with what to do", arguments: ["-wal", "-journal"])
  func log(suffix: String) throws {
    let folder = try LedgerFolder()
    do { try folder.open().apply(1, of: Submissions.chain.get()) }
    let log = folder.path + suffix
    try Data([1]).write(to: URL(fileURLWithPath: log))
    let error = #expect(throws: StoreFault.waitingLog(path: log)) {
      try StillFile(path: folder.path)
    }
    #expect(error?.fault.code == "ledger/unreadable")
    #expect(error?.fault.summary.contains("copy it with the log") == true)
    try Data().write(to: URL(fileURLWithPath: log))
    #expect(try StillFile(path: folder.path) != nil)
  }

  @Test("is no more so once somebody wrote, to it or to a log")
  func written() throws {
    let folder = try LedgerFolder()
    do { try folder.open().apply(1, of: Submissions.chain.get()) }
    let still = try #require(try StillFile(path: folder.path))
    try still.check()
    let ledger = try folder.open()
    try ledger.apply(2, of: Submissions.chain.get())
    #expect(throws: StoreFault.busy) { try still.check() }
    let other = try LedgerFolder()
    do { _ = try other.open() }
    let same = try #require(try StillFile(path: other.path))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)],
      ofItemAtPath: other.path
    )
    #expect(throws: StoreFault.busy) { try same.check() }
  }
}
