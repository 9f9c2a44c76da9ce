import StarkAlgebra
import StarkCairo

extension VerifiedProgram {
  /// The program of a statement, or nil if it is not identified.
  init?(_ statement: CairoStatement, counts: inout OperationCounts) {
    guard case .identified(let program) = statement.program else { return nil }
    hash = ProgramHash(program.hash)
    wordCount = program.code.words.count
    builtins = program.code.builtins.map(\.rawValue)
    fact = Fact(programHash: program.hash, output: statement.output, counts: &counts)
    pageSizes = statement.pageSizes(ofOutput: statement.output.indices)
    switch program.role {
    case .standalone: tasks = nil
    case .bootloader(let run):
      var tasks: [VerifiedTask] = []
      for task in run.tasks { tasks.append(VerifiedTask(task, in: statement, counts: &counts)) }
      self.tasks = tasks
    }
  }
}

extension VerifiedTask {
  fileprivate init(
    _ task: BootloaderTask,
    in statement: CairoStatement,
    counts: inout OperationCounts
  ) {
    programHash = ProgramHash(task.programHash)
    output = task.output.map { FieldElement($0) }
    pageSizes =
      statement.pageSizes(ofOutput: task.outputOffset..<task.outputOffset + task.output.count)
    fact = Fact(programHash: task.programHash, output: task.output, counts: &counts)
  }
}

extension Fact {
  fileprivate init(
    programHash: Felt252,
    output: [Felt252],
    counts: inout OperationCounts
  ) {
    self.init(ProgramFact.fact(programHash: programHash, output: output, counts: &counts))
  }
}

extension CairoStatement {
  /// The hash that answers a demand for one of `allowed`: one of them, if it names the program.
  ///
  /// A program matches by any of the published conventions. A bootloader's proof also matches if
  /// every one of its tasks is allowed: the bootloader itself is trusted, its settings included,
  /// or the statement is incomplete. Without a demand it is the program's own hash.
  func programHash(
    among allowed: Set<ProgramHash>?,
    counts: inout OperationCounts
  ) -> ProgramHash? {
    guard case .identified(let program) = program else { return nil }
    let own = ProgramHash(program.hash)
    guard let allowed, !allowed.contains(own) else { return own }
    for hash in allowed where program.convention(of: hash.value, counts: &counts) != nil {
      return hash
    }
    guard case .bootloader(let run) = program.role, uncheckedItems.isEmpty else { return own }
    let tasks = run.tasks.map { ProgramHash($0.programHash) }
    guard let first = tasks.first, tasks.allSatisfy(allowed.contains) else { return own }
    return first
  }
}
