/// What a proof proves, as a verdict shows it; field elements are hexadecimal with `0x`.
package struct StatementSummary: Equatable, Sendable {
  /// A program that a bootloader ran.
  package struct Task: Equatable, Sendable {
    package var programHash: String
    package var outputCount: Int
    /// The fact that registries on Ethereum know the task by.
    package var fact: String?

    package init(programHash: String, outputCount: Int, fact: String?) {
      self.programHash = programHash
      self.outputCount = outputCount
      self.fact = fact
    }
  }

  /// The hash of the program that ran, or nil if public memory does not show it.
  package var programHash: String?
  package var outputs: [String]
  /// The tasks if the program is a bootloader; nil if it is not.
  package var tasks: [Task]?
  /// What a reader might take to be checked and is not, one sentence each.
  package var unchecked: [String]

  package init(
    programHash: String?,
    outputs: [String],
    tasks: [Task]?,
    unchecked: [String]
  ) {
    self.programHash = programHash
    self.outputs = outputs
    self.tasks = tasks
    self.unchecked = unchecked
  }
}
