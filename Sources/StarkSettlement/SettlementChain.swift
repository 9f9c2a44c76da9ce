import StarkFaults

/// The tasks of one proof, each of which may continue the state that the one before left.
struct SettlementChain {
  /// The state file for the first batch, until it is read.
  private var previous: [UInt8]?
  /// What the last batch left, by the program it belongs to.
  private var last: (any Sendable)?
  private let threads: Int

  /// Tasks after the state in `previous`, each checked on at most `threads` threads.
  init(previous: [UInt8]?, threads: Int) {
    self.previous = previous
    self.threads = threads
  }

  /// Checks a task and remembers its state.
  mutating func settle(
    _ task: ProvenTask,
    batch: [UInt8]?
  ) throws(Fault) -> SettledBatch {
    try settle(SettlementPrograms.program(pinnedBy: task.programHash), task, batch)
  }

  private mutating func settle<Program: SettlementProgram>(
    _ program: Program.Type,
    _ task: ProvenTask,
    _ batch: [UInt8]?
  ) throws(Fault) -> SettledBatch {
    let evidence = try TaskEvidence<Program>(
      task,
      batch: batch,
      state: previous,
      threads: threads
    )
    previous = nil
    let statement = evidence.statement
    let levels = try SettledLevels(evidence, known: evidence.state ?? state(before: statement))
    last = Remainder<Program>(link: statement.link, state: levels.next)
    return SettledBatch(levels, hasBatch: batch != nil)
  }

  /// What the last batch left, if this one continues it.
  private func state<Program: SettlementProgram>(
    before statement: SettledStatement<Program>
  ) -> Program.State? {
    guard let last = last as? Remainder<Program>, last.link.next == statement.link.previous
    else { return nil }
    return last.state
  }
}

private struct Remainder<Program: SettlementProgram>: Sendable {
  let link: ChainLink
  let state: Program.State?
}
