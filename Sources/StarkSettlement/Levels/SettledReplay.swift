package import StarkAlgebra

/// Level 4: the transactions, executed, give the proven output.
package struct SettledReplay<Program: SettlementProgram>: Sendable {
  package let difference: SettledDifference<Program>
  package let replay: Program.Replay

  /// Nil if too little is known of the state before.
  package init?(
    _ difference: SettledDifference<Program>,
    batch: Program.Batch,
    counts: inout OperationCounts
  ) throws(SettlementRejection) {
    guard
      let replay = try Program.replay(
        batch,
        from: difference.previous,
        proving: difference.statement.output,
        counts: &counts
      )
    else { return nil }
    self.difference = difference
    self.replay = replay
  }
}
