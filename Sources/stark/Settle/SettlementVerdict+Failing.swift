package import SettlementLedger
import StarkSettlement
import StarkVerifier

extension SettlementVerdict {
  /// Ends with a file that could not be read.
  mutating func fail(_ error: SettlementFiles.ReadingError) {
    status = error.error.status
    reason = SettlementReason(error)
  }

  /// Ends with `error`, met at the batch after those that hold.
  package mutating func fail(_ error: LedgerError) {
    status = ExitStatus(error)
    reason = SettlementReason(error, at: batches.count, of: files, ledger: ledger)
    blamedPosition = taskCount == nil ? nil : batches.count
  }

  /// Refuses unless each of `levels` was checked completely for all batches.
  mutating func require(_ levels: Set<SettlementLevel>) {
    for (position, batch) in batches.enumerated() {
      guard let (level, omission) = batch.omission(among: levels) else { continue }
      var reason = SettlementReason(
        level: level,
        file: nil,
        code: "policy/level",
        text: "a level that is required was not checked completely"
      )
      reason.expected = "\(level.title) holds"
      reason.found = omission
      self.reason = reason
      status = .refused
      blamedPosition = position
      return
    }
  }
}

extension BatchVerdict {
  /// The first of `levels` that was not checked completely, and what is missing; nil if all were.
  func omission(
    among levels: Set<SettlementLevel>
  ) -> (level: SettlementLevel, text: String)? {
    if case .alreadyApplied(_, let complete) = standing {
      let missing = levels.subtracting(complete)
      guard let level = SettlementLevel.allCases.first(where: missing.contains) else { return nil }
      return (level, "the ledger has the batch from before, when no transactions were given")
    }
    guard let report = settled?.firstUnchecked(of: levels) else { return nil }
    return (report.level, report.summary)
  }
}
