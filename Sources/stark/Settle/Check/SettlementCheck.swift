package import StarkSettlement
import StarkVerifier

/// Turns a proof and what belongs to it into a verdict.
package struct SettlementCheck: Sendable {
  private let settlement: Settlement
  private let files: SettlementFiles
  private let task: Int?
  private let showsCost: Bool

  /// A check of `files`, of all tasks or that with the index `task`.
  package init(
    _ settlement: Settlement,
    files: SettlementFiles,
    task: Int? = nil,
    showsCost: Bool = false
  ) {
    self.settlement = settlement
    self.files = files
    self.task = task
    self.showsCost = showsCost
  }

  /// Reads and checks everything; never fails, since every failure is a verdict.
  package func verdict(showsProgress: Bool = false) -> SettlementVerdict {
    let start = ContinuousClock.now
    var verdict = SettlementVerdict(files: files, policy: settlement.policy.name)
    verdict.showsCost = showsCost
    do {
      let contents = try files.read(maximumCount: settlement.policy.limits.fileBytes)
      check(contents, showsProgress: showsProgress, into: &verdict)
    } catch {
      verdict.status = error.error.status
      verdict.reason = SettlementReason(error)
    }
    verdict.addWarnings(requiresBits: settlement.policy.requiredBits != nil)
    verdict.duration = start.duration(to: .now)
    return verdict
  }

  private func check(
    _ contents: SettlementFiles.Contents,
    showsProgress: Bool,
    into verdict: inout SettlementVerdict
  ) {
    do throws(SettlementError) {
      let tasks = try settlement.choose(
        task,
        among: settlement.prove(contents.proof),
        batchCount: contents.batches.count
      )
      verdict.proof = tasks.first?.proof.description
      verdict.taskCount = tasks.count
      var progress = ProgressLine(total: showsProgress ? tasks.count : 0, noun: "batches")
      defer { progress.wipe() }
      _ = try settlement.settle(tasks, batches: contents.batches, previous: contents.previous) {
        verdict.batches.append(BatchVerdict(.checked, $0))
        progress.advance()
      }
    } catch {
      verdict.status = ExitStatus(error)
      verdict.reason = SettlementReason(error, at: verdict.batches.count, of: files)
      // The verdict stands; this only tells more about what was not accepted.
      if verdict.proof == nil {
        verdict.proof = try? Verifier(policy: settlement.policy).describe(contents.proof)
      }
    }
  }
}
