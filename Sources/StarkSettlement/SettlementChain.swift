import StarkAlgebra
import StarkVerifier

/// The tasks of one proof, each of which may continue the state that the one before left.
struct SettlementChain {
  /// The state file for the first batch.
  private var previous: [UInt8]?
  /// The state after the last batch, by the program it belongs to.
  private var last: (any SettledContinuation)?

  init(previous: [UInt8]?) {
    self.previous = previous
  }

  /// Checks a task and remembers its state.
  mutating func settle(
    _ task: ProvenTask,
    batch: [UInt8]?
  ) throws(SettlementError) -> SettledBatch {
    try settle(SettlementPrograms.program(pinnedBy: task.programHash), task, batch)
  }

  private mutating func settle<Program: SettlementProgram>(
    _ program: Program.Type,
    _ task: ProvenTask,
    _ batchBytes: [UInt8]?
  ) throws(SettlementError) -> SettledBatch {
    var cost = SettlementCost()
    let statement = try cost.measure(.statement) { counts throws(SettlementError) in
      try SettledStatement<Program>(task, counts: &counts)
    }
    var batch: Program.Batch?
    if let batchBytes {
      do { batch = try Program.batch(batchBytes) } catch {
        throw .malformed(file: .batch, error.failure)
      }
    }
    let known: Program.State? = try state(before: statement, program, cost: &cost)
    let levels: SettledLevels<Program>
    do {
      levels = try SettledLevels<Program>(statement, known: known, batch: batch, cost: cost)
    } catch {
      throw .rejected(error)
    }
    last = Continuation<Program>(link: statement.link, state: levels.next)
    return SettledBatch(levels, hasBatch: batch != nil)
  }

  /// The state file's, or what the last batch left if this one continues it.
  private mutating func state<Program: SettlementProgram>(
    before statement: SettledStatement<Program>,
    _ program: Program.Type,
    cost: inout SettlementCost
  ) throws(SettlementError) -> Program.State? {
    if let bytes = previous {
      previous = nil
      return try cost.measure(.stateDifference) { counts throws(SettlementError) in
        do throws(SettlementFileError) {
          return try Program.state(bytes, counts: &counts)
        } catch {
          throw .malformed(file: .state, error.failure)
        }
      }
    }
    guard let last = last as? Continuation<Program>, last.link.next == statement.link.previous
    else { return nil }
    return last.state
  }
}

private protocol SettledContinuation: Sendable {}

private struct Continuation<Program: SettlementProgram>: SettledContinuation {
  let link: ChainLink
  let state: Program.State?
}
