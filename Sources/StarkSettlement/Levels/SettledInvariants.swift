/// Level 5: what holds over the whole state holds after the batch if it held before.
package struct SettledInvariants<Program: SettlementProgram>: Sendable {
  package let difference: SettledDifference<Program>
  package let figures: Program.Invariants

  /// Nil if too little is known of what changed.
  package init?(
    _ difference: SettledDifference<Program>,
    replay: SettledReplay<Program>?
  ) throws(SettlementRejection) {
    guard
      let figures = try Program.invariants(
        of: difference.statement.output,
        from: difference.previous,
        to: difference.difference,
        replay: replay?.replay
      )
    else { return nil }
    self.difference = difference
    self.figures = figures
  }
}
