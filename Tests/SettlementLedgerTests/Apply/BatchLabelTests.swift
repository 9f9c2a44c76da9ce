import SettlementLedger
import StarkFaults
import StarkVerifier
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

  @Test("may be used again, as the contract allows, and a warning says so")
  func used() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    #expect(try Self.apply(1, BatchLabel(id: 9), to: ledger).warnings.isEmpty)
    let outcome = try Self.apply(2, BatchLabel(id: 9, previous: 9), to: ledger)
    #expect(outcome.appliedSequence == 2)
    #expect(outcome.warnings == [.batchIDUsed(9, sequence: 1)])
    #expect(
      outcome.warnings[0].description
        == "the batch id 9 was used before, for batch 1 of the ledger"
    )
    #expect(try Self.apply(3, BatchLabel(id: 9), to: ledger).warnings.count == 1)
    #expect(try ledger.history()?.batches.map(\.batchID) == [9, 9, 9])
    #expect(try Self.apply(2, BatchLabel(id: 9, previous: 9), to: ledger).knownSequence == 2)
  }

  @Test("name the last batch as the previous one")
  func previous() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    _ = try Self.apply(1, BatchLabel(id: 9), to: ledger)
    #expect(throws: Failure(Fault.chainPreviousBatchID(expected: 9, found: 8))) {
      try Self.apply(2, BatchLabel(id: 10, previous: 8), to: ledger)
    }
    _ = try Self.apply(2, nil, to: ledger)
    #expect(throws: Failure(Fault.chainPreviousBatchID(expected: nil, found: 9))) {
      try Self.apply(3, BatchLabel(id: 10, previous: 9), to: ledger)
    }
    _ = try Self.apply(3, BatchLabel(id: 10), to: ledger)
  }

  @Test("of a batch that the ledger has are those that it has, or refused")
  func same() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    _ = try Self.apply(1, BatchLabel(id: 7), to: ledger)
    _ = try Self.apply(2, BatchLabel(id: 8), to: ledger)
    let before = try folder.dump()
    let fault = Fault.chainBatchID(expected: 7, found: 99, sequence: 1)
    #expect(throws: Failure(fault)) {
      try Self.apply(1, BatchLabel(id: 99, previous: 55), to: ledger)
    }
    #expect(fault.code == "ledger/batch-id")
    #expect(fault.expected == "7")
    #expect(fault.found == "99")
    #expect(throws: Failure(Fault.chainPreviousBatchID(expected: 7, found: 55))) {
      try Self.apply(2, BatchLabel(id: 8, previous: 55), to: ledger)
    }
    let outcome = try Self.apply(2, BatchLabel(id: 8, previous: 7), to: ledger)
    #expect(outcome.knownSequence == 2)
    #expect(outcome.warnings.isEmpty)
    #expect(try folder.dump() == before)
  }

  @Test("that the ledger does not have for a batch are said to be not compared")
  func unknown() throws {
    let folder = try LedgerFolder()
    let ledger = try folder.open()
    _ = try Self.apply(1, nil, to: ledger)
    _ = try Self.apply(2, BatchLabel(id: 8), to: ledger)
    for (number, label) in [
      (1, BatchLabel(id: 7)), (2, BatchLabel(id: 8, previous: 7)),
    ] {
      let outcome = try Self.apply(number, label, to: ledger)
      #expect(outcome.warnings == [.batchIDNotCompared(sequence: number)])
    }
  }
}
