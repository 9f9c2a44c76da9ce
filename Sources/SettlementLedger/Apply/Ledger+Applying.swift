import GRDB
import StarkFaults
public import StarkSettlement
public import StarkVerifier

extension Ledger {
  /// Takes a batch into the chain, if it is the next one.
  ///
  /// A batch that is in the chain already is recognised, whatever proof it came with; to apply it
  /// again changes nothing. A batch file that comes with it is replayed from the state before that
  /// batch, and refused as if the batch were new.
  ///
  /// The checks of the levels above the statement happen here, in the transaction: Pedersen hashes
  /// for each leaf that the batch touches, and with a batch file a replay of all transactions. A
  /// second writer waits for so long.
  ///
  /// - `label`: the operator's numbers for it, if they are known.
  /// - `facts`: what was seen on the chain below; it is remembered with the batch.
  /// - `required`: the levels without a complete check of which the batch is left out.
  ///
  /// - Throws: the first thing that is wrong; then nothing was written.
  public func apply(
    _ batch: SubmittedBatch,
    label: BatchLabel? = nil,
    facts: L1Facts? = nil,
    requiring required: Set<SettlementLevel> = []
  ) throws(Failure) -> LedgerOutcome {
    try write { database in
      try Self.apply(
        batch.evidence,
        of: batch.file,
        to: database,
        label: label,
        facts: facts,
        requiring: required
      )
    }
  }

  /// Puts a batch of some program at the end of the chain in `database`: the steps in a row.
  private static func apply<Evidence: LedgerEvidence>(
    _ batch: Evidence,
    of file: ProofFile,
    to database: Database,
    label: BatchLabel?,
    facts: L1Facts?,
    requiring required: Set<SettlementLevel>
  ) throws -> LedgerOutcome {
    let evidence = batch.evidence
    let statement = evidence.statement
    // A batch that the chain has is compared with it.
    let tip = try ChainTip(database)
    if tip?.programHash == statement.release.hash,
      let entry = try batch.entry(in: database, label)
    {
      let known = try batch.compare(with: entry, in: database, label, facts)
      return .alreadyApplied(sequence: entry.sequence, known)
    }
    // A new one must be one that contracts take, and the next.
    guard let hashes = statement.facts else { throw Fault.chainNoFacts }
    let place = LedgerPlace(database: database, sequence: (tip?.sequence ?? 0) + 1)
    let known = try batch.knownState(tip, label, at: place)
    // It must hold, and as completely as is required.
    let levels = try batch.levels(from: known, isStored: tip != nil)
    guard levels.difference != nil else { throw Fault.chainChangesUnknown }
    let settled = SettledBatch(levels, hasBatch: evidence.batch != nil)
    guard settled.firstUnchecked(of: required) == nil else { return .leftOut(settled) }
    // Then all that belongs to it is written, and what was seen on the chain below must agree.
    let warnings = try label.map { try batch.earlierUses(of: $0.id, in: database) } ?? []
    if tip == nil { try batch.recordStart(known, before: place) }
    try batch.record(levels, hashes, of: file, label, at: place)
    try Evidence.Program.record(levels, evidence.batch, at: place)
    if let facts { try FactsRecord(database).add(facts) }
    try Evidence.Program.settleFacts(facts, of: statement, at: place)
    return .applied(
      AppliedBatch(sequence: place.sequence, settled: settled, warnings: warnings)
    )
  }

  /// Remembers what was seen on the chain below, apart from a batch.
  ///
  /// To record the same again changes nothing.
  ///
  /// - Throws: that an event is known with another content, or is of the other exchange, or that
  ///   the contract could not take a batch at the time at which it was seen to; then nothing was
  ///   written.
  public func record(_ facts: L1Facts) throws(Failure) {
    try write { try FactsRecord($0).add(facts) }
  }

  /// Does `work` in one transaction, which no other writer can interleave with.
  private func write<Result>(_ work: (Database) throws -> Result) throws(Failure) -> Result {
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
      throw Failure(error)
    }
  }
}

/// What became of a batch that was given to a ledger.
public enum LedgerOutcome: Sendable {
  /// It is the last of the chain now.
  case applied(AppliedBatch)
  /// It was in the chain before, as the one with number `sequence`; nothing was written.
  case alreadyApplied(sequence: Int, KnownBatch)
  /// It holds, but a required level was not checked completely; nothing was written.
  case leftOut(SettledBatch)
}

/// A batch that was taken into a chain.
public struct AppliedBatch: Sendable {
  /// Its number in the chain, from 1.
  public let sequence: Int
  /// What was checked, level by level.
  public let settled: SettledBatch
  /// Whatever was not checked, or is odd.
  public let warnings: [LedgerWarning]
}

/// A batch that was in a chain before it was given again.
public struct KnownBatch: Sendable {
  /// The checks of the batch file that was given now, level by level; nil if none was given.
  public let settled: SettledBatch?
  /// The levels that were checked completely: now, or if no batch file was given when it was
  /// applied.
  public let complete: Set<SettlementLevel>
  /// Whatever was not checked, or is odd.
  public let warnings: [LedgerWarning]
}
