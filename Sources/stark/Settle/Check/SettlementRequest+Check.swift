import SettlementLedger
import StarkSettlement
import StarkVerifier

extension SettlementRequest {
  /// Reads and checks everything.
  package func check() -> SettlementVerdict {
    verdict { contents, verdict throws(LedgerError) in
      do throws(SettlementError) {
        try check(contents, into: &verdict)
      } catch {
        throw .settlement(error)
      }
    }
  }

  private func check(
    _ contents: SettlementFiles.Contents,
    into verdict: inout SettlementVerdict
  ) throws(SettlementError) {
    if showsID {
      verdict.id = settlement.id(
        proof: contents.proof,
        batches: contents.batches,
        previous: contents.previous,
        task: task,
        requiring: requiredLevels
      )
    }
    let tasks = try settlement.choose(
      task,
      among: settlement.prove(contents.proof),
      batchCount: contents.batches.count
    )
    verdict.proof = tasks.first?.proof.description
    verdict.taskCount = tasks.count
    var progress = progress(of: tasks.count)
    defer { progress.wipe() }
    _ = try settlement.settle(tasks, batches: contents.batches, previous: contents.previous) {
      verdict.batches.append(BatchVerdict(.checked, $0))
      progress.advance()
    }
  }
}
