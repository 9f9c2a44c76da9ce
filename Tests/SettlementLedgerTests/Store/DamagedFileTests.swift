import Foundation
import SettlementLedger
import StarkVerifier
import TestSupport
import Testing

@Suite("Ledger files that are cut off or overwritten")
struct DamagedFileTests {
  private static func errors(of content: Data, _ comment: Comment) throws -> [Failure] {
    let folder = try LedgerFolder()
    try content.write(to: URL(fileURLWithPath: folder.path))
    return try DamagedChain.perpetual.get().errors(of: folder.path, comment)
  }

  @Test(
    "a file that is cut off is refused",
    arguments: [15, 50, 99, 100, 512, 4095, 4096, 4097, 8192, 20_000, 65_536, -4096]
  )
  func truncated(length: Int) throws {
    let content = try DamagedChain.perpetual.get().content
    let count = length < 0 ? content.count + length : length
    #expect(try !Self.errors(of: content.prefix(count), "\(length) bytes").isEmpty)
  }

  @Test("noise in the place of a page is refused or out of the way", arguments: 0..<24)
  func noise(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var content = try DamagedChain.perpetual.get().content
    let pageSize = 4096
    let page = seed < 2 ? seed : Int.random(in: 0..<content.count / pageSize, using: &generator)
    // The header, the list of cells, or all of the page.
    let length = [16, 200, pageSize][seed % 3]
    for index in page * pageSize..<page * pageSize + length {
      content[index] = UInt8.random(in: 0...255, using: &generator)
    }
    let errors = try Self.errors(of: content, "page \(page), \(length) bytes")
    if page == 0 { #expect(!errors.isEmpty) }
  }

  @Test("noise is no ledger", arguments: [2, 100, 4096, 40_000])
  func random(length: Int) throws {
    var generator = SeededGenerator(seed: 7)
    let content = Data((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
    let folder = try LedgerFolder()
    try content.write(to: URL(fileURLWithPath: folder.path))
    #expect(throws: Failure(StoreFault.notALedger.fault)) { try folder.open() }
    #expect(throws: Failure(StoreFault.notALedger.fault)) { try Ledger(reading: folder.path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path)) == content)
  }

  @Test("a row that stands where a new one belongs is SQLite's error, and nothing is written")
  func occupied() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    try ledger.apply(1, of: Submissions.chain.get())
    try folder.change(
      "PRAGMA foreign_keys = OFF; INSERT INTO funding_ticks VALUES (2, 0, zeroblob(8))"
    )
    let before = try folder.dump()
    let reason = "UNIQUE constraint failed: funding_ticks.sequence, funding_ticks.tick"
    #expect(throws: Failure(StoreFault.database(code: 1555, reason: reason).fault)) {
      try ledger.apply(2, of: Submissions.chain.get())
    }
    #expect(try folder.dump() == before)
  }
}
