package import StarkAlgebra
import StarkCairo
import StarkVerifier

/// Level 2: a task of an expected program, its output read to the last word.
package struct SettledStatement<Program: SettlementProgram>: Sendable {
  package let task: ProvenTask
  package let release: ProgramRelease
  package let output: Program.Output
  /// The hashes by which contracts know the output; nil if its main part is not one page of the proof.
  package let facts: SettlementFacts?
  /// The Keccak-256 hash of the main part, which tells one batch from another.
  package let mainHash: Bytes32
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
    let main = task.output.prefix(output.mainWords.count)
    if let dataPages = task.pages(from: main.count) {
      let facts = SettlementFacts(
        main: main,
        dataPages: dataPages,
        programHash: task.programHash.value,
        counts: &counts
      )
      self.facts = facts
      mainHash = facts.mainPage
    } else {
      facts = nil
      mainHash = KeccakWords(main).digest(counts: &counts)
    }
    self.task = task
    link = output.link(counts: &counts)
  }

  /// Whether `bytes` are a batch file of the states that the task begins and ends with.
  ///
  /// Reads the file, and is meant for telling somebody who mixed files up which one fits.
  package func isMeant(by bytes: [UInt8]) -> Bool {
    guard let batch = try? Program.batch(bytes) else { return false }
    return Program.isMeant(batch, by: output)
  }
}
