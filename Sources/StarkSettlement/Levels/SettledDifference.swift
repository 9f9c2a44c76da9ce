package import StarkAlgebra

/// Level 3: the published data, or the operator's, leads from the previous state to the proven one.
package struct SettledDifference<Program: SettlementProgram>: Sendable {
  package let statement: SettledStatement<Program>
  package let previous: Program.State
  package let difference: Program.Difference

  /// Nil if what is known of the states is too little.
  package init?(
    _ statement: SettledStatement<Program>,
    known: Program.State?,
    batch: Program.Batch?,
    counts: inout OperationCounts
  ) throws(SettlementRejection) {
    let output = statement.output
    guard
      let previous =
        try Program.previousState(known, batch, output: output, counts: &counts),
      let difference =
        try Program.difference(to: output, from: previous, batch: batch, counts: &counts)
    else { return nil }
    self.statement = statement
    self.previous = previous
    self.difference = difference
  }
}
