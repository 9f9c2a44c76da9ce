package import StarkSettlement
package import StarkVerifier

/// The answer about the batches of one proof: the outcome, and all that is known by then.
package struct SettlementVerdict: Sendable {
  package let files: SettlementFiles
  /// The name of the policy.
  package let policy: String
  package var status = ExitStatus.accepted
  /// Nil exactly if all that was checked holds.
  package var reason: SettlementReason?
  /// What a reader must know to not read too much into the outcome, one sentence each.
  package var warnings: [String] = []
  /// What the proof says about itself, if it could be read that far.
  package var proof: ProofDescription?
  /// The tasks that were to be checked; nil if that is not known.
  package var taskCount: Int?
  /// The batches that hold as far as they could be checked; a failed one comes after them.
  package var batches: [SettledBatch] = []
  /// From the first byte read to the verdict.
  package var duration: Duration = .zero
  /// Whether the cost is to be shown.
  package var showsCost = false

  package init(files: SettlementFiles, policy: String) {
    self.files = files
    self.policy = policy
  }

  /// The file of the batch at `position`, nil if none was given.
  func batchFile(at position: Int) -> String? {
    files.batches.indices.contains(position) ? files.batches[position].name : nil
  }

  /// How far a level got in the batch that failed.
  package enum Progress: String, Sendable {
    case holds
    case failed
    case notReached = "not-reached"
  }

  /// The levels of the batch that failed; nil if there is none, or no level of it is to blame.
  package var failedLevels: [(level: SettlementLevel, progress: Progress)]? {
    guard taskCount != nil, let failed = reason?.level else { return nil }
    let levels = SettlementLevel.allCases
    guard let failedIndex = levels.firstIndex(of: failed) else { return nil }
    return levels.enumerated().map { index, level in
      (level, index < failedIndex ? .holds : index == failedIndex ? .failed : .notReached)
    }
  }
}
