import GRDB
import SettlementLedger
import StarkSettlement
import TestSupport
import Testing

@Suite("Chains of many batches")
struct LongChainTests {
  /// A ledger whose batch 3 is repeated up to `count`, a state an hour.
  private static func ledger(of count: Int) throws -> LedgerFolder {
    let folder = try LedgerFolder()
    do { try folder.open().apply(1, 2, 3, of: Submissions.chain.get()) }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: folder.path, configuration: configuration)
    try queue.write { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table'
            AND name NOT IN ('order_fills', 'vaults') AND sql LIKE '%  sequence %'
          """
      )
      for table in tables {
        let columns = try database.columns(in: table).map(\.name)
        let values = columns.map { $0 == "sequence" ? "k" : $0 }
        try database.execute(
          sql: """
            WITH RECURSIVE n(k) AS (SELECT 4 UNION ALL SELECT k + 1 FROM n WHERE k < \(count))
            INSERT INTO \(table) (\(columns.joined(separator: ", ")))
            SELECT \(values.joined(separator: ", ")) FROM n, \(table) WHERE sequence = 3
            """
        )
      }
      try RehashedLedger.write(outputs(count), to: database)
    }
    try queue.close()
    return folder
  }

  /// The outputs of such a chain.
  private static func outputs(_ count: Int) throws -> [Perpetual.Output] {
    var outputs = try (1...3).map { try RehashedLedger.output(of: $0) }
    for _ in 4...count {
      var output = outputs[2]
      output.previous = outputs[outputs.count - 1].next
      output.next.systemTime = output.previous.systemTime + 3600
      outputs.append(output)
    }
    return outputs
  }

  @Test("are summed up in time that grows with them", arguments: [2_000])
  func status(count: Int) throws {
    let folder = try Self.ledger(of: count)
    let clock = ContinuousClock()
    let start = clock.now
    let ledger = try Ledger(reading: folder.path)
    let status = try #require(try ledger.status(at: 1_800_000_000))
    let history = try #require(try ledger.history())
    // Some tenths of a second; the bound only catches work that grows much faster than the chain.
    #expect(start.duration(to: clock.now) < .seconds(10))
    let batches = try DecodedBatch.chain().map(\.decoded)
    let deposits = batches.map { $0.modifications.count { !$0.delta.hasPrefix("-") } }
    #expect(status.batchCount == count)
    #expect(
      status.exchange?.deposits.count == deposits[0] + deposits[1] + (count - 2) * deposits[2]
    )
    #expect(status.cadence?.median == 3600)
    #expect(history.batches.count == count)
    #expect(history.exchange?.states.count == count + 1)
    #expect(history.exchange?.batches.last?.fundingShares != nil)
  }
}
