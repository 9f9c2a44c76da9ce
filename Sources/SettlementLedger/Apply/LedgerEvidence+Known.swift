import GRDB
import StarkAlgebra
import StarkFaults
import StarkSettlement

/// A batch of the chain.
struct ChainEntry {
  let sequence: Int
  let isReplayed: Bool
  /// The operator's number for it, if it was given.
  let id: UInt64?
}

extension LedgerEvidence {
  private var statement: SettledStatement<Program> { evidence.statement }

  /// Where the batch is in the chain already.
  ///
  /// The main part of its output covers the states before and after it, so whatever proof it came
  /// with and however its data was cut into pages, it is the same batch; unless it changes nothing
  /// and the operator gave it another number.
  func entry(in database: Database, _ label: BatchLabel?) throws -> ChainEntry? {
    let found = try database.first(
      "batches",
      """
      SELECT sequence, is_replayed, batch_id FROM batches WHERE main_hash = ?
      ORDER BY batch_id IS ? DESC, sequence DESC LIMIT 1
      """,
      [statement.mainHash.stored, label?.id.stored]
    ) {
      ChainEntry(
        sequence: try $0.count(),
        isReplayed: try $0.flag(),
        id: try $0.optional { try $0.unsigned() }
      )
    }
    guard let found else { return nil }
    let isUnchanged = statement.link.previous == statement.link.next
    if isUnchanged, let label, let id = found.id, id != label.id { return nil }
    return found
  }

  /// Compares all that was given with the batch that the chain has.
  ///
  /// That the batch is known says nothing about the files and numbers that come with it: what is
  /// not compared here is warned of.
  func compare(
    with entry: ChainEntry,
    in database: Database,
    _ label: BatchLabel?,
    _ facts: L1Facts?
  ) throws -> KnownBatch {
    let sequence = entry.sequence
    var warnings: [LedgerWarning] = []
    if let label, try !compare(label, with: entry, in: database) {
      warnings.append(.batchIDNotCompared(sequence: sequence))
    }
    if facts != nil { warnings.append(.factsNotCompared(sequence: sequence)) }
    try compareStart()
    guard let batch = evidence.batch else {
      let levels = entry.isReplayed ? Set(SettlementLevel.allCases) : Program.levelsWithoutReplay
      return KnownBatch(settled: nil, complete: levels, warnings: warnings)
    }
    // Nodes of all states are kept, and found by the roots that the statement starts from.
    let before = try Program.lastState(
      touchedBy: statement.output,
      batch,
      before: LedgerPlace(database: database, sequence: sequence)
    )
    let levels = try levels(from: before, isStored: true)
    if levels.replay == nil { warnings.append(.fileNotCompared(sequence: sequence)) }
    let settled = SettledBatch(levels, hasBatch: true)
    let complete = settled.levels.filter(\.outcome.isComplete).map(\.level)
    return KnownBatch(settled: settled, complete: Set(complete), warnings: warnings)
  }

  /// Compares the operator's numbers with those that the chain has.
  ///
  /// - Returns: whether it has all that were given.
  private func compare(
    _ label: BatchLabel,
    with entry: ChainEntry,
    in database: Database
  ) throws -> Bool {
    if let id = entry.id, id != label.id {
      throw Fault.chainBatchID(expected: id, found: label.id, sequence: entry.sequence)
    }
    guard let previous = label.previous else { return entry.id != nil }
    let known = try database.first(
      "batches",
      "SELECT batch_id FROM batches WHERE sequence = ?",
      [entry.sequence - 1]
    ) { try $0.optional { try $0.unsigned() } }
    guard let id = known ?? nil else { return false }
    guard id == previous else {
      throw Fault.chainPreviousBatchID(expected: id, found: previous)
    }
    return entry.id != nil
  }

  /// Compares a state that was given with the one that the batch starts from.
  private func compareStart() throws {
    guard let start = evidence.state else { return }
    var counts = OperationCounts()
    let hash = Program.hash(of: start, counts: &counts)
    guard hash == statement.link.previous else {
      throw Fault.chainStartDiffers(expected: hash, found: statement.link.previous)
    }
  }
}
