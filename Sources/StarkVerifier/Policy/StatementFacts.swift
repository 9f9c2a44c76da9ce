/// What a policy judges once it is known what a proof states.
package struct StatementFacts: Equatable, Sendable {
  /// The hash that answers a demand for programs, or nil if public memory shows none.
  package var programHash: ProgramHash?
  /// Whether every statement check could be made.
  package var isComplete: Bool
  /// Why no hash that the policy allows names the program, where there is more to say than that.
  package var mismatch: PolicyRefusal?

  package init(
    programHash: ProgramHash?,
    isComplete: Bool,
    mismatch: PolicyRefusal? = nil
  ) {
    self.programHash = programHash
    self.isComplete = isComplete
    self.mismatch = mismatch
  }
}
