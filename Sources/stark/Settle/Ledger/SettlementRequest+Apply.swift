package import SettlementLedger
import StarkSettlement
import StarkVerifier

extension SettlementRequest {
  /// Reads and checks everything, and takes the batches into the ledger at `path`, one by one.
  ///
  /// The ledger isn't touched before the proof is verified and all files are read. The first batch
  /// that isn't taken, or was taken before and is not what is required, is the last that is looked at.
  ///
  /// - `labels`: the operator's numbers, one for each batch; or none.
  package func apply(to path: String, labels: [BatchLabel] = []) -> SettlementVerdict {
    verdict(ledger: path) { contents, verdict throws(LedgerError) in
      let (submission, facts) = try read(contents, labelCount: labels.count)
      verdict.proof = submission.proof.description
      verdict.taskCount = submission.batches.count
      let ledger = try Ledger(path: path)
      var progress = progress(of: submission.batches.count)
      defer { progress.wipe() }
      for (position, batch) in submission.batches.enumerated() {
        let outcome = try ledger.apply(
          batch,
          label: labels.isEmpty ? nil : labels[position],
          facts: facts,
          requiring: requiredLevels
        )
        let judged = BatchVerdict(of: outcome)
        verdict.batches.append(judged)
        guard judged.omission(among: requiredLevels) == nil else { return }
        progress.advance()
      }
    }
  }

  /// Verifies the proof and reads the rest.
  private func read(
    _ contents: SettlementFiles.Contents,
    labelCount: Int
  ) throws(LedgerError) -> (Submission, L1Facts?) {
    do throws(SettlementError) {
      let submission = try Submission(
        proof: contents.proof,
        batches: contents.batches,
        previous: contents.previous,
        task: task,
        under: settlement
      )
      guard labelCount == 0 || labelCount == submission.batches.count else {
        throw .refused(
          Failure(
            "statement/batch-count",
            "there are not as many batch ids as tasks",
            expected: "\(submission.batches.count)",
            found: "\(labelCount)"
          )
        )
      }
      guard let bytes = contents.facts else { return (submission, nil) }
      do throws(SettlementFileError) {
        return (submission, try L1Facts(decoding: bytes))
      } catch {
        throw .malformed(file: .facts, error.failure)
      }
    } catch {
      throw .settlement(error)
    }
  }
}

extension BatchVerdict {
  fileprivate init(of outcome: LedgerOutcome) {
    switch outcome {
    case .applied(let batch): self.init(.applied(sequence: batch.sequence), batch.settled)
    case .alreadyApplied(let sequence, let complete):
      self.init(.alreadyApplied(sequence: sequence, complete: complete))
    case .leftOut(let settled): self.init(.leftOut, settled)
    }
  }
}
