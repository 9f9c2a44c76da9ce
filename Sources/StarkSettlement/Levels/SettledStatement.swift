package import StarkAlgebra
import StarkVerifier

/// Level 2: a task of an expected program, its output read to the last word.
package struct SettledStatement<Program: SettlementProgram>: Sendable {
  package let task: ProvenTask
  package let release: ProgramRelease
  package let output: Program.Output
  package let facts: SettlementFacts
  package let link: ChainLink

  package init(
    _ task: ProvenTask,
    counts: inout OperationCounts
  ) throws(SettlementError) {
    release = try Program.release(pinnedBy: task.programHash)
    do {
      output = try Program.output(task.output)
    } catch {
      throw .rejected(error)
    }
    let mainCount = output.mainWords.count
    facts = SettlementFacts(
      main: task.output.prefix(mainCount),
      dataPages: task.pages(from: mainCount),
      programHash: task.programHash.value,
      counts: &counts
    )
    self.task = task
    link = output.link(counts: &counts)
  }
}
