/// Level 5: what holds over all positions holds after the batch if it held before.
package struct SettledInvariants<Program: SettlementProgram>: Sendable {
  package let difference: SettledDifference<Program>
  package let figures: Program.Invariants

  package init(_ difference: SettledDifference<Program>) throws(SettlementRejection) {
    self.difference = difference
    figures = try Program.invariants(
      of: difference.statement.output,
      from: difference.previous,
      to: difference.next
    )
  }
}
