package import StarkSettlement

extension SettlementVerdict {
  /// Ends with `error`, met at the batch after those that hold.
  package mutating func fail(_ error: SettlementError) {
    fail(
      as: ExitStatus(error),
      because: SettlementReason(error, at: batches.count, of: files)
    )
  }

  /// Ends as `status` for `reason`, met at the batch after those that hold.
  package mutating func fail(as status: ExitStatus, because reason: SettlementReason) {
    self.status = status
    self.reason = reason
    blamedPosition = taskCount == nil ? nil : batches.count
  }

  /// Says which of several batch files is of the batch that failed, if it is not the one given.
  ///
  /// - `place`: finds the place among the files of the one that is of the batch at a position.
  package mutating func adviseOnOrder(_ place: (Int) -> Int?) {
    guard status == .rejected, files.batches.count > 1, let position = blamedPosition,
      files.batches.indices.contains(position), let found = place(position), found != position
    else { return }
    reason?.advice =
      "the order of the tasks: \(files.batches[found]) is of batch \(position + 1)"
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
  package func omission(
    among levels: Set<SettlementLevel>
  ) -> (level: SettlementLevel, text: String)? {
    if settled == nil, case .alreadyApplied(_, let complete) = standing {
      let missing = levels.subtracting(complete)
      guard let level = SettlementLevel.allCases.first(where: missing.contains) else { return nil }
      return (level, "the ledger has the batch from before, when no transactions were given")
    }
    guard let report = settled?.firstUnchecked(of: levels) else { return nil }
    return (report.level, report.summary)
  }
}
