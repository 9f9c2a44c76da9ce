public import StarkVerifier

/// What a settlement check found: a verified proof and the batches in it, level by level.
public struct SettlementReport: Sendable {
  /// What the proof proves.
  public let proof: VerifiedStatement
  /// The batches that were checked, in the order of the tasks in the proof.
  public let batches: [SettledBatch]
}

/// A batch that was checked as far as the evidence goes.
public struct SettledBatch: Sendable {
  /// The release of the program that accepted the batch.
  public let release: ProgramRelease
  /// The place of the task among a bootloader's, from 0; nil if the program is the proof's own.
  public let task: Int?
  /// The hashes by which contracts know the batch; nil if this proof registers none that they ask
  /// for.
  ///
  /// Contracts hash the pages of a proof as they are, and ask for a fact over the main part and the
  /// pages of the data. A proof in which a page holds the end of one and the beginning of the
  /// other, or only a piece of the main part, settles nothing.
  public let facts: SettlementFacts?
  /// What was found on each level, all five in their order.
  public let levels: [LevelReport]
  /// What the levels above the proof cost.
  public let cost: SettlementCost

  package init<Program: SettlementProgram>(_ levels: SettledLevels<Program>, hasBatch: Bool) {
    let statement = levels.statement
    release = statement.release
    task = statement.task.index
    facts = statement.facts
    cost = levels.cost
    let proof = statement.task.proof
    self.levels = [
      LevelReport(level: .proof, outcome: .holds(proof.findings)),
      LevelReport(level: .statement, outcome: .holds(statement.output.findings)),
      LevelReport(.stateDifference, levels.difference, else: .nothingKnown),
      LevelReport(
        .replay,
        levels.replay,
        else: hasBatch ? .nothingKnown : "the transactions were not given"
      ),
      LevelReport(
        level: .invariants,
        outcome: levels.invariants.map { .holds($0.findings) }
          ?? .notChecked(.nothingKnown)
      ),
    ]
  }
}

extension SettledBatch {
  /// The first of the levels in `required` that was not checked completely; nil if all were.
  package func firstUnchecked(of required: Set<SettlementLevel>) -> LevelReport? {
    levels.first { required.contains($0.level) && !$0.outcome.isComplete }
  }
}

extension String {
  fileprivate static let nothingKnown = "neither the state before nor the batch tells enough"
}

extension LevelReport {
  fileprivate init(
    _ level: SettlementLevel,
    _ step: (some SettlementStep)?,
    else missing: String
  ) {
    self.level = level
    guard let step else {
      outcome = .notChecked(missing)
      return
    }
    outcome =
      step.uncheckedParts.isEmpty
      ? .holds(step.findings) : .holdsInPart(step.findings, unchecked: step.uncheckedParts)
  }
}

/// What was found on a level.
public struct LevelReport: Hashable, Sendable {
  /// The level.
  public let level: SettlementLevel
  /// Whether it holds, and what there is to see.
  public let outcome: Outcome

  /// A level that fails is thrown, never reported.
  public enum Outcome: Hashable, Sendable {
    /// Every check of the level passed.
    case holds([Finding])
    /// What could be checked passed; `unchecked` names the parts of the state that nothing was
    /// known of.
    case holdsInPart([Finding], unchecked: [String])
    /// The level could not be checked, for want of what the text says.
    case notChecked(String)

    /// Whether nothing of the level was left unchecked.
    public var isComplete: Bool {
      if case .holds = self { true } else { false }
    }
  }
}

extension VerifiedStatement {
  fileprivate var findings: [Finding] {
    [
      Finding("layout", "\(layout)"),
      Finding("steps", "\(stepCount)"),
      Finding("program", program.map { "\($0.hash)" } ?? "unidentified"),
    ]
  }
}
