import SettlementLedger
import TestSupport
import Testing

@Suite("The operator's numbers of batches")
struct BatchLabelTests {
  private static func apply(
    _ number: Int,
    _ label: BatchLabel?,
    to ledger: Ledger
  ) throws -> LedgerOutcome {
    try ledger.apply(Submissions.chain.get().batches[number - 1], label: label)
  }

  @Test("are kept, and link the batches")
  func chain() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    _ = try Self.apply(1, BatchLabel(id: .max), to: ledger)
    _ = try Self.apply(2, BatchLabel(id: 40, previous: .max), to: ledger)
    _ = try Self.apply(3, BatchLabel(id: 0, previous: 40), to: ledger)
    #expect(try ledger.history()?.batches.map(\.batchID) == [.max, 40, 0])
  }

  @Test("are used once")
  func used() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    _ = try Self.apply(1, BatchLabel(id: 9), to: ledger)
    let before = try folder.dump()
    #expect(throws: LedgerError.chain(.batchIDUsed(9, sequence: 1))) {
      try Self.apply(2, BatchLabel(id: 9), to: ledger)
    }
    #expect(try folder.dump() == before)
  }

  @Test("name the last batch as the previous one")
  func previous() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    _ = try Self.apply(1, BatchLabel(id: 9), to: ledger)
    #expect(throws: LedgerError.chain(.previousBatchID(expected: 9, found: 8))) {
      try Self.apply(2, BatchLabel(id: 10, previous: 8), to: ledger)
    }
    _ = try Self.apply(2, nil, to: ledger)
    #expect(throws: LedgerError.chain(.previousBatchID(expected: nil, found: 9))) {
      try Self.apply(3, BatchLabel(id: 10, previous: 9), to: ledger)
    }
    _ = try Self.apply(3, BatchLabel(id: 10), to: ledger)
  }

  @Test("don't make a batch another one")
  func same() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    _ = try Self.apply(1, BatchLabel(id: 9), to: ledger)
    #expect(try Self.apply(1, BatchLabel(id: 10), to: ledger).knownSequence == 1)
    #expect(try ledger.history()?.batches.map(\.batchID) == [9])
  }
}
