package import StarkFaults
package import StarkSettlement
import StarkVerifier

extension SettlementVerdict {
  /// Ends for `reason`, met at the batch after those that hold.
  package mutating func fail(_ reason: Fault) {
    self.reason = reason
    blamedPosition = taskCount == nil ? nil : batches.count
  }

  /// The name of the file at fault; nil if none is alone.
  package var blamedFile: String? {
    if let file = reason?[NamedFile.self] { return file.name }
    return switch reason?[SettlementFile.self] {
    case .proof: files.proof
    case .batch: batchFile(at: reason?[BatchPlace.self]?.index ?? batches.count)
    case .state: files.previous
    case .facts: files.facts
    case .ledger: ledger
    case nil: nil
    }
  }

  /// A step to try instead, for people at a command line; nil if none comes to mind.
  package var advice: String? { reason?.advice(at: blamedFile ?? "") }

  /// Says which of several batch files is of the batch that failed, if it is not the one given.
  ///
  /// - `place`: finds the place among the files of the one that is of the batch at a position.
  package mutating func adviseOnOrder(_ place: (Int) -> Int?) {
    guard status == .rejected, files.batches.count > 1, let position = blamedPosition,
      files.batches.indices.contains(position), let found = place(position), found != position
    else { return }
    let file = files.batches[found]
    reason = reason?.with(
      Advice("the order of the tasks: \(file) is of batch \(position + 1)")
    )
  }

  /// Refuses unless each of `levels` was checked completely for all batches.
  mutating func require(_ levels: Set<SettlementLevel>) {
    for (position, batch) in batches.enumerated() {
      guard let (level, omission) = batch.omission(among: levels) else { continue }
      reason = Fault(
        .refused,
        "policy/level",
        "a level that is required was not checked completely",
        expected: "\(level.title) holds",
        found: omission
      ).at(level)
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

/// A step that whoever met a fault could take, for people at a command line.
package struct Advice: FaultDetail {
  package let text: String

  package init(_ text: String) { self.text = text }
}

/// The name of a file at fault that a verdict doesn't know by its part.
package struct NamedFile: FaultDetail {
  package let name: String

  package init(_ name: String) { self.name = name }
}

extension Fault {
  /// A step for people who met this fault in the file with the name `file`; nil if none comes to
  /// mind.
  package func advice(at file: String) -> String? {
    if let advice = self[Advice.self] { return advice.text }
    // Codes that mostly stand for an option left out.
    switch code {
    case "statement/batch-count":
      return "a batch file for each task, or --task N for the one that the file is of"
    case "ledger/start-unknown":
      return "the batches before it first, or --previous FILE with the state that it starts from"
    default: break
    }
    let wanted: RecognisedFile =
      switch self[SettlementFile.self] {
      case .proof, nil: .proof
      case .batch: .batch(.perpetual)
      case .state: .state(.perpetual)
      case .facts: .facts
      case .ledger: .ledger
      }
    return self[RecognisedFile.self]?.advice(insteadOf: wanted, at: file)
  }
}
