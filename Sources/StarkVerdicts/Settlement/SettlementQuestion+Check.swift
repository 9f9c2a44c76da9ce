import StarkFaults
import StarkSettlement
import StarkVerifier

extension SettlementQuestion {
  /// Checks everything, without a memory of earlier batches.
  ///
  /// Never fails, since every failure is a verdict.
  ///
  /// - `start`: when the reading of the files began.
  /// - `report`: is called when the number of batches is known, and after each of them.
  package func check(
    _ input: SettlementInput,
    since start: ContinuousClock.Instant = .now,
    report: (SettlementProgress) -> Void = { _ in }
  ) -> SettlementVerdict {
    verdict(on: input, since: start) { verdict in
      do throws(Fault) {
        try check(input, into: &verdict, report)
      } catch {
        verdict.fail(error)
      }
    }
  }

  private func check(
    _ input: SettlementInput,
    into verdict: inout SettlementVerdict,
    _ report: (SettlementProgress) -> Void
  ) throws(Fault) {
    if showsID {
      verdict.id = settlement.id(
        proof: input.proof,
        batches: input.batches,
        previous: input.previous,
        task: task,
        requiring: requiredLevels
      )
    }
    let tasks = try settlement.choose(
      task,
      among: settlement.prove(input.proof),
      batchCount: input.batches.count
    )
    verdict.proof = tasks.first?.proof.description
    verdict.taskCount = tasks.count
    report(SettlementProgress(finished: 0, total: tasks.count))
    do {
      _ = try settlement.settle(tasks, batches: input.batches, previous: input.previous) {
        verdict.batches.append(BatchVerdict(.checked, $0))
        report(SettlementProgress(finished: verdict.batches.count, total: tasks.count))
      }
    } catch {
      verdict.fail(error)
      verdict.adviseOnOrder { tasks[$0].place(among: input.batches) }
    }
  }

  /// The verdict that `work` comes to, with what any verdict needs to be complete.
  ///
  /// - `ledger`: the path of the ledger that the batches are for, if they are for one.
  /// - `start`: when the reading of the files began.
  package func verdict(
    on input: SettlementInput,
    ledger: String? = nil,
    since start: ContinuousClock.Instant,
    _ work: (inout SettlementVerdict) -> Void
  ) -> SettlementVerdict {
    var verdict = verdict(on: input.names, ledger: ledger)
    work(&verdict)
    if verdict.reason == nil { verdict.require(requiredLevels) }
    if verdict.proof == nil {
      // The verdict stands; this only tells more about what was not accepted.
      verdict.proof = try? Verifier(policy: settlement.policy).describe(input.proof)
    }
    verdict.addOmissions()
    verdict.duration = start.duration(to: .now)
    return verdict
  }

  /// A verdict on `files` with nothing found yet.
  package func verdict(
    on files: SettlementFileNames,
    ledger: String? = nil
  ) -> SettlementVerdict {
    var verdict = SettlementVerdict(
      files: files,
      policy: settlement.policy.name,
      ledger: ledger
    )
    verdict.showsCost = showsCost
    verdict.warnings = settlement.policy.warnings
    return verdict
  }
}
