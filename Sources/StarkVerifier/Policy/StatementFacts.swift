/// What a policy judges once it is known what a proof states.
package struct StatementFacts: Equatable, Sendable {
  /// The hash of the program that ran, or nil if public memory does not show it.
  package var programHash: ProgramHash?
  /// Whether every statement check could be made.
  package var isComplete: Bool

  package init(programHash: ProgramHash?, isComplete: Bool) {
    self.programHash = programHash
    self.isComplete = isComplete
  }
}
