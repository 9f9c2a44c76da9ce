package import StarkFaults
package import StarkSettlement
package import StarkVerifier

/// The answer about the batches of one proof: the outcome, and all that is known by then.
package struct SettlementVerdict: Sendable {
  package let files: SettlementFileNames
  /// The path of the ledger that the batches are for; nil for a check alone.
  package var ledger: String?
  /// The name of the policy.
  package let policy: String
  /// The name of the question; nil if not all files were read or nobody asked, and for a ledger,
  /// whose answer depends on what it holds.
  package var id: VerificationID?
  /// Nil exactly if all that was checked holds.
  package var reason: Fault?
  /// What a reader must know to not read too much into the outcome, one sentence each.
  package var warnings: [String] = []
  /// What the proof says about itself, if it could be read that far.
  package var proof: ProofDescription?
  /// The tasks that were to be checked; nil if that is not known.
  package var taskCount: Int?
  /// The batches that hold as far as they could be checked; one that fails comes after them.
  package var batches: [BatchVerdict] = []
  /// The place of the batch that is to blame for the outcome, if one is.
  ///
  /// Just behind `batches` if a check failed, and among them if a required level was not checked.
  package var blamedPosition: Int?
  /// From the first byte read to the verdict.
  package var duration: Duration = .zero
  /// Whether the cost is to be shown.
  package var showsCost = false

  package init(files: SettlementFileNames, policy: String, ledger: String? = nil) {
    self.files = files
    self.policy = policy
    self.ledger = ledger
  }

  package var status: ExitStatus { reason.map { ExitStatus($0.kind) } ?? .accepted }

  /// Says which levels the outcome says nothing about, and which batches have no facts.
  package mutating func addOmissions() {
    guard status == .accepted else { return }
    let reports = batches.compactMap(\.settled).flatMap(\.levels)
    for (standing, words) in [
      (LevelReport.Standing.notChecked, "not checked"), (.holdsInPart, "checked in part only"),
    ] {
      let levels = SettlementLevel.allCases.filter { level in
        reports.contains { $0.level == level && $0.standing == standing }
      }
      guard !levels.isEmpty else { continue }
      warnings.append("\(words): \(levels.map(\.title).joined(separator: ", "))")
    }
    for (position, batch) in batches.enumerated() {
      guard let settled = batch.settled, settled.facts == nil else { continue }
      warnings.append("batch \(position + 1) has no facts: \(SettledBatch.factsOmission)")
    }
  }

  /// The file of the batch at `position`, nil if none was given.
  package func batchFile(at position: Int) -> String? {
    files.batches.indices.contains(position) ? files.batches[position] : nil
  }

  /// How far a level got in the batch that failed.
  package enum Progress: String, Sendable {
    case holds
    case failed
    case notReached = "not-reached"
  }

  /// The levels of the batch that failed; nil if there is none, or no level of it is to blame.
  package var failedLevels: [(level: SettlementLevel, progress: Progress)]? {
    guard blamedPosition == batches.count, let failed = reason?.level else { return nil }
    let levels = SettlementLevel.allCases
    guard let failedIndex = levels.firstIndex(of: failed) else { return nil }
    return levels.enumerated().map { index, level in
      (level, index < failedIndex ? .holds : index == failedIndex ? .failed : .notReached)
    }
  }
}

/// What was found out about one batch that holds.
package struct BatchVerdict: Sendable {
  /// What became of it.
  package enum Standing: Hashable, Sendable {
    /// It was checked and that is all.
    case checked
    /// It is the last of a ledger's chain now, with this number.
    case applied(sequence: Int)
    /// It was in the chain before, with this number; nothing was written.
    ///
    /// `complete` are the levels that were checked completely: now, or if no batch file was given
    /// when it was applied.
    case alreadyApplied(sequence: Int, complete: Set<SettlementLevel>)
    /// It holds, and is not in the chain since a required level was not checked completely.
    case leftOut
  }

  package let standing: Standing
  /// Nil if it was in the chain before and no batch file was given.
  package let settled: SettledBatch?

  package init(_ standing: Standing, _ settled: SettledBatch? = nil) {
    self.standing = standing
    self.settled = settled
  }
}

extension SettledBatch {
  /// Why a batch has no facts, if it has none.
  package static let factsOmission =
    "the main part of its output is not a page of the proof, so that no contract takes it"
}

extension LevelReport {
  /// How far the level was checked; the raw value is the name in JSON.
  package enum Standing: String, Sendable {
    case holds
    case holdsInPart = "holds-in-part"
    case notChecked = "not-checked"
  }

  package var standing: Standing {
    switch outcome {
    case .holds: .holds
    case .holdsInPart: .holdsInPart
    case .notChecked: .notChecked
    }
  }

  /// What there is to see.
  package var findings: [Finding] {
    switch outcome {
    case .holds(let findings), .holdsInPart(let findings, _): findings
    case .notChecked: []
    }
  }

  /// How far the level was checked, and what is missing, in words.
  package var summary: String {
    switch outcome {
    case .holds: "holds"
    case .holdsInPart: "holds in part, not checked: \(omission ?? "")"
    case .notChecked(let reason): "not checked: \(reason)"
    }
  }

  /// Why the level, or what of it, was not checked; nil if all of it was.
  package var omission: String? {
    switch outcome {
    case .holds: nil
    case .holdsInPart(_, let parts): parts.joined(separator: ", ")
    case .notChecked(let reason): reason
    }
  }
}
