import SettlementLedger
import StarkSettlement
import StarkVerifier

extension SettlementRequest {
  /// The verdict that `work` comes to with what is in the files, all of which are read before it.
  ///
  /// Never fails, since every failure is a verdict.
  ///
  /// - `ledger`: the path of the ledger that the batches are for, if they are for one.
  func verdict(
    ledger: String? = nil,
    _ work: (SettlementFiles.Contents, inout SettlementVerdict) throws(LedgerError) -> Void
  ) -> SettlementVerdict {
    let start = ContinuousClock.now
    var verdict = SettlementVerdict(files: files, policy: settlement.policy.name, ledger: ledger)
    verdict.showsCost = showsCost
    verdict.warnings = settlement.policy.warnings
    do throws(SettlementFiles.ReadingError) {
      let contents = try files.read(maximumCount: settlement.policy.limits.fileBytes)
      conclude(contents, work, into: &verdict)
    } catch {
      verdict.fail(error)
    }
    verdict.addOmissions()
    verdict.duration = start.duration(to: .now)
    return verdict
  }

  private func conclude(
    _ contents: SettlementFiles.Contents,
    _ work: (SettlementFiles.Contents, inout SettlementVerdict) throws(LedgerError) -> Void,
    into verdict: inout SettlementVerdict
  ) {
    do throws(LedgerError) {
      try work(contents, &verdict)
      verdict.require(requiredLevels)
    } catch {
      verdict.fail(error)
      // The verdict stands; this only tells more about what was not accepted.
      if verdict.proof == nil {
        verdict.proof = try? Verifier(policy: settlement.policy).describe(contents.proof)
      }
    }
  }

  /// A line on the terminal for `count` batches, which shows nothing unless that was asked for.
  func progress(of count: Int) -> ProgressLine {
    ProgressLine(total: showsProgress ? count : 0, noun: "batches")
  }
}
