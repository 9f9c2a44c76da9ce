package import SettlementLedger
import StarkFaults
import StarkSettlement
package import StarkVerdicts
import StarkVerifier

extension SettlementQuestion {
  /// Checks everything, and takes the batches into the ledger at `path`, one by one.
  ///
  /// The ledger isn't touched before the proof is verified and all files are read. The first batch
  /// that isn't taken, or was taken before and is not what is required, is the last that is looked
  /// at.
  ///
  /// - `labels`: the operator's numbers, one for each batch; or none.
  /// - `start`: when the reading of the files began.
  /// - `report`: is called when the number of batches is known, and after each that is taken.
  package func apply(
    _ input: SettlementInput,
    to path: String,
    labels: [BatchLabel] = [],
    since start: ContinuousClock.Instant = .now,
    report: (SettlementProgress) -> Void = { _ in }
  ) -> SettlementVerdict {
    verdict(on: input, ledger: path, since: start) { verdict in
      do throws(Fault) {
        try apply(input, to: path, labels: labels, into: &verdict, report)
      } catch {
        verdict.fail(error)
      }
    }
  }

  private func apply(
    _ input: SettlementInput,
    to path: String,
    labels: [BatchLabel],
    into verdict: inout SettlementVerdict,
    _ report: (SettlementProgress) -> Void
  ) throws(Fault) {
    let (submission, facts) = try read(input, labelCount: labels.count)
    let count = submission.batches.count
    verdict.proof = submission.proof.description
    verdict.taskCount = count
    let ledger: Ledger
    do { ledger = try Ledger(path: path) } catch { throw error.fault }
    report(SettlementProgress(finished: 0, total: count))
    for (position, batch) in submission.batches.enumerated() {
      let outcome: LedgerOutcome
      do {
        outcome = try ledger.apply(
          batch,
          label: labels.isEmpty ? nil : labels[position],
          facts: facts,
          requiring: requiredLevels
        )
      } catch {
        verdict.fail(error.fault)
        return verdict.adviseOnOrder { submission.place(ofBatchAt: $0, among: input.batches) }
      }
      verdict.warnings += outcome.warnings.map(\.description)
      let judged = BatchVerdict(of: outcome)
      verdict.batches.append(judged)
      guard judged.omission(among: requiredLevels) == nil else { return }
      report(SettlementProgress(finished: position + 1, total: count))
    }
  }

  /// Verifies the proof and reads the rest.
  private func read(
    _ input: SettlementInput,
    labelCount: Int
  ) throws(Fault) -> (Submission, L1Facts?) {
    let submission = try Submission(
      verifying: input.proof,
      batches: input.batches,
      previous: input.previous,
      task: task,
      under: settlement
    )
    let count = submission.batches.count
    guard labelCount == 0 || labelCount == count else {
      throw Fault(
        .refused,
        "statement/batch-count",
        "there are not as many batch ids as tasks",
        expected: "\(count)",
        found: "\(labelCount)"
      ).at(.statement)
    }
    guard let bytes = input.facts else { return (submission, nil) }
    return (submission, try L1Facts(read: bytes))
  }
}

extension BatchVerdict {
  fileprivate init(of outcome: LedgerOutcome) {
    switch outcome {
    case .applied(let batch): self.init(.applied(sequence: batch.sequence), batch.settled)
    case .alreadyApplied(let sequence, let known):
      self.init(.alreadyApplied(sequence: sequence, complete: known.complete), known.settled)
    case .leftOut(let settled): self.init(.leftOut, settled)
    }
  }
}
