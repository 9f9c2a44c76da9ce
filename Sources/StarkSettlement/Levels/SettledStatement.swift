package import StarkAlgebra
import StarkCairo
package import StarkVerifier

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
    guard let release = Program.releases.first(where: { $0.hash == task.programHash }) else {
      throw .refused(.unknownProgram(task.programHash))
    }
    guard release.isSettled else { throw .unsupported(.unsupportedRelease(release)) }
    do {
      output = try Program.output(task.output)
    } catch {
      throw .rejected(error)
    }
    let mainWords = output.mainWords
    let dataWords = output.dataWords
    do {
      facts = try SettlementFacts(
        main: mainWords,
        data: dataWords,
        dataPageSizes: dataWords.isEmpty ? [] : task.pageSizes(from: mainWords.count),
        programHash: task.programHash.value,
        counts: &counts
      )
    } catch {
      throw .rejected(SettlementRejection(.statement, .pages(error)))
    }
    self.task = task
    self.release = release
    link = output.link(counts: &counts)
  }
}

extension Failure {
  fileprivate static func pages(_ error: FactTopologyError) -> Failure {
    Failure(
      "statement/pages",
      "the pages of public memory are not those of the data part",
      found: "\(error)"
    )
  }

  package static func unknownProgram(_ hash: StarkVerifier.ProgramHash) -> Failure {
    Failure(
      "statement/program-unknown",
      "no known release of a settled program has this hash",
      found: "\(hash)"
    )
  }

  package static func unsupportedRelease(_ release: ProgramRelease) -> Failure {
    Failure(
      "unsupported/release",
      "this release of the program is known, but its batches can't be settled",
      found: "\(release)"
    )
  }
}
