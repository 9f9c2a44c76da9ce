import StarkVerifier
import StarkSettlement
import StarkFaults
package import StarkVerdicts

/// A question about batches, and the files that it is about.
package struct SettlementRequest: Sendable {
  package var question: SettlementQuestion
  package var files: SettlementFiles
  package var showsProgress = false

  package init(_ question: SettlementQuestion, files: SettlementFiles) {
    self.question = question
    self.files = files
  }

  /// Reads and checks everything.
  package func check() -> SettlementVerdict {
    verdict { input, start, report in
      question.check(input, since: start, report: report)
    }
  }

  /// What `judge` says of what is in the files, all of which are read before it.
  ///
  /// Never fails, since every failure is a verdict.
  func verdict(
    ledger: String? = nil,
    _ judge: (
      SettlementInput, ContinuousClock.Instant, (SettlementProgress) -> Void
    ) -> SettlementVerdict
  ) -> SettlementVerdict {
    let start = ContinuousClock.now
    do throws(Fault) {
      let limit = question.settlement.policy.limits.fileBytes
      let input = try files.read(maximumCount: limit)
      var line: ProgressLine?
      defer { line?.wipe() }
      return judge(input, start) { progress in
        guard showsProgress else { return }
        guard line != nil else {
          line = ProgressLine(total: progress.total, noun: "batches")
          return
        }
        line?.advance()
      }
    } catch {
      var verdict = question.verdict(on: files.names, ledger: ledger)
      verdict.fail(error)
      verdict.duration = start.duration(to: .now)
      return verdict
    }
  }
}
