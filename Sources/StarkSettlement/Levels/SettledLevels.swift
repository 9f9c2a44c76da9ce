import StarkAlgebra

/// A task checked as far as the evidence goes; every level that failed was thrown.
package struct SettledLevels<Program: SettlementProgram>: Sendable {
  package let statement: SettledStatement<Program>
  package let difference: SettledDifference<Program>?
  package let replay: SettledReplay<Program>?
  package let invariants: SettledInvariants<Program>?
  package let cost: SettlementCost

  /// Checks `statement` against the state before it and its transactions, if they are known.
  package init(
    _ statement: SettledStatement<Program>,
    known: Program.State?,
    batch: Program.Batch?,
    cost: SettlementCost = SettlementCost()
  ) throws(SettlementRejection) {
    var cost = cost
    self.statement = statement
    let difference = try cost.measure(.stateDifference) {
      counts throws(SettlementRejection) in
      try SettledDifference(statement, known: known, batch: batch, counts: &counts)
    }
    self.difference = difference
    guard let difference else {
      replay = nil
      invariants = nil
      self.cost = cost
      return
    }
    let replay: SettledReplay<Program>?
    if let batch {
      replay = try cost.measure(.replay) { counts throws(SettlementRejection) in
        try SettledReplay(difference, batch: batch, counts: &counts)
      }
    } else {
      replay = nil
    }
    self.replay = replay
    invariants = try cost.measure(.invariants) { _ throws(SettlementRejection) in
      try SettledInvariants(difference, replay: replay)
    }
    self.cost = cost
  }

  /// The state after the batch, as far as it is known.
  package var next: Program.State? { replay?.replay.next ?? difference?.difference.next }
}
