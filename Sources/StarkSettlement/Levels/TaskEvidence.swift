import StarkFaults
import StarkVerifier

/// A task and the files that come with it, read as those of its program.
package struct TaskEvidence<Program: SettlementProgram>: Sendable {
  package let statement: SettledStatement<Program>
  package let batch: Program.Batch?
  /// The state before the batch, if it was given.
  package let state: Program.State?
  /// What reading took; it carries the number of threads on to the levels.
  package let cost: SettlementCost

  /// Reads the output of `task`, a batch file and a state file, on at most `threads` threads.
  package init(
    _ task: ProvenTask,
    batch batchBytes: [UInt8]?,
    state stateBytes: [UInt8]?,
    threads: Int
  ) throws(SettlementError) {
    var cost = SettlementCost(threads: threads)
    statement = try cost.measure(.statement) { counts throws(SettlementError) in
      try SettledStatement<Program>(task, counts: &counts)
    }
    if let batchBytes {
      do { batch = try Program.batch(batchBytes) } catch {
        throw .malformed(
          file: .batch,
          error.failure.reading(batchBytes, as: .batch(Program.exchange))
        )
      }
    } else {
      batch = nil
    }
    if let stateBytes {
      state = try cost.measure(.stateDifference) { counts throws(SettlementError) in
        do throws(Fault) {
          return try Program.state(stateBytes, counts: &counts)
        } catch {
          throw .malformed(
            file: .state,
            error.failure.reading(stateBytes, as: .state(Program.exchange))
          )
        }
      }
    } else {
      state = nil
    }
    self.cost = cost
  }
}
