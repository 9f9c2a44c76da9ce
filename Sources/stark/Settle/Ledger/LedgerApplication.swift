package import SettlementLedger
package import StarkSettlement
import StarkVerifier

/// Checks the batches of a proof and takes them into a ledger, one after the other.
package struct LedgerApplication: Sendable {
  private let settlement: Settlement
  private let ledger: String
  private let files: SettlementFiles
  private let task: Int?
  private let labels: [BatchLabel]
  private let showsCost: Bool

  /// An application of `files`, of all tasks or that with the index `task`.
  ///
  /// - `labels`: the operator's numbers, one for each batch; or none.
  package init(
    _ settlement: Settlement,
    ledger: String,
    files: SettlementFiles,
    task: Int? = nil,
    labels: [BatchLabel] = [],
    showsCost: Bool = false
  ) {
    self.settlement = settlement
    self.ledger = ledger
    self.files = files
    self.task = task
    self.labels = labels
    self.showsCost = showsCost
  }

  /// Reads, checks and applies; never fails, since every failure is a verdict.
  ///
  /// The ledger isn't touched before the proof is verified and all files are read.
  package func verdict(showsProgress: Bool = false) -> SettlementVerdict {
    let start = ContinuousClock.now
    var verdict = SettlementVerdict(
      files: files,
      policy: settlement.policy.name,
      ledger: ledger
    )
    verdict.showsCost = showsCost
    do {
      let contents = try files.read(maximumCount: settlement.policy.limits.fileBytes)
      apply(contents, showsProgress: showsProgress, into: &verdict)
    } catch {
      verdict.status = error.error.status
      verdict.reason = SettlementReason(error)
    }
    verdict.addWarnings(requiresBits: settlement.policy.requiredBits != nil)
    verdict.duration = start.duration(to: .now)
    return verdict
  }

  private func apply(
    _ contents: SettlementFiles.Contents,
    showsProgress: Bool,
    into verdict: inout SettlementVerdict
  ) {
    do throws(LedgerError) {
      let (submission, facts) = try submission(of: contents)
      verdict.proof = submission.proof.description
      verdict.taskCount = submission.batches.count
      let ledger = try Ledger(path: ledger)
      let total = showsProgress ? submission.batches.count : 0
      var progress = ProgressLine(total: total, noun: "batches")
      defer { progress.wipe() }
      for (position, batch) in submission.batches.enumerated() {
        let label = labels.isEmpty ? nil : labels[position]
        switch try ledger.apply(batch, label: label, facts: facts) {
        case .applied(let batch):
          verdict.batches.append(
            BatchVerdict(.applied(sequence: batch.sequence), batch.settled)
          )
        case .alreadyApplied(let sequence):
          verdict.batches.append(BatchVerdict(.alreadyApplied(sequence: sequence)))
        }
        progress.advance()
      }
    } catch {
      verdict.status = ExitStatus(error)
      verdict.reason = SettlementReason(
        error,
        at: verdict.batches.count,
        of: files,
        ledger: ledger
      )
      // The verdict stands; this only tells more about what was not accepted.
      if verdict.proof == nil {
        verdict.proof = try? Verifier(policy: settlement.policy).describe(contents.proof)
      }
    }
  }

  /// What the files hold, the proof verified.
  private func submission(
    of contents: SettlementFiles.Contents
  ) throws(LedgerError) -> (Submission, L1Facts?) {
    do throws(SettlementError) {
      let submission = try Submission(
        proof: contents.proof,
        batches: contents.batches,
        previous: contents.previous,
        task: task,
        under: settlement
      )
      guard labels.isEmpty || labels.count == submission.batches.count else {
        throw .refused(
          Failure(
            "statement/batch-count",
            "there are not as many batch ids as tasks",
            expected: "\(submission.batches.count)",
            found: "\(labels.count)"
          )
        )
      }
      guard let facts = contents.facts else { return (submission, nil) }
      do throws(SettlementFileError) {
        return (submission, try L1Facts(decoding: facts))
      } catch {
        throw .malformed(file: .facts, error.failure)
      }
    } catch {
      throw .settlement(error)
    }
  }
}
