package import StarkAlgebra

/// Level 4: the transactions, executed, give the proven output.
package struct SettledReplay<Program: SettlementProgram>: Sendable {
  package let difference: SettledDifference<Program>
  /// The state after the batch with all that the transactions tell of it.
  package let next: Program.State
  package let replay: Program.Replay

  package init(
    _ difference: SettledDifference<Program>,
    batch: Program.Batch,
    counts: inout OperationCounts
  ) throws(SettlementRejection) {
    let (state, replay) = try Program.replay(
      batch,
      from: difference.previous,
      proving: difference.statement.output,
      counts: &counts
    )
    self.difference = difference
    self.replay = replay
    next = state
  }
}
