import GRDB
package import StarkSettlement

extension Ledger {
  /// Takes a batch into the chain, if it is the next one.
  ///
  /// - `label`: the operator's numbers for it, if they are known.
  /// - `facts`: what was seen on the chain below; it is remembered with the batch.
  /// - `required`: the levels without a complete check of which the batch is left out.
  ///
  /// - Throws: the first thing that is wrong; then nothing was written.
  package func apply(
    _ batch: SubmittedBatch,
    label: BatchLabel? = nil,
    facts: L1Facts? = nil,
    requiring required: Set<SettlementLevel> = []
  ) throws(LedgerError) -> LedgerOutcome {
    try write {
      try batch.content.apply(to: $0, label: label, facts: facts, requiring: required)
    }
  }

  /// Remembers what was seen on the chain below, apart from a batch.
  package func record(_ facts: L1Facts) throws(LedgerError) {
    try write { try FactsRecord($0).add(facts) }
  }

  /// Does `work` in one transaction, which no other writer can interleave with.
  private func write<Result>(_ work: (Database) throws -> Result) throws(LedgerError) -> Result {
    do {
      return try queue.writeWithoutTransaction { database in
        var result: Result?
        try database.inTransaction(.immediate) {
          result = try work(database)
          return .commit
        }
        guard let result else { throw StoreFault.damaged(table: "none") }
        return result
      }
    } catch {
      throw LedgerError(error)
    }
  }
}

/// What became of a batch that was given to a ledger.
package enum LedgerOutcome: Sendable {
  /// It is the last of the chain now.
  case applied(AppliedBatch)
  /// It was in the chain before; nothing was written.
  ///
  /// `complete` are the levels that are known to have been checked completely then.
  case alreadyApplied(sequence: Int, complete: Set<SettlementLevel>)
  /// It holds, but a required level was not checked completely; nothing was written.
  case leftOut(SettledBatch)
}

/// A batch that was taken into a chain.
package struct AppliedBatch: Sendable {
  /// Its number, from 1.
  package let sequence: Int
  /// What was checked.
  package let settled: SettledBatch
}
