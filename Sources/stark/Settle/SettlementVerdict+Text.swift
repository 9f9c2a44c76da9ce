import StarkFaults
import StarkSettlement
import StarkVerifier
import StarkVerdicts

extension SettlementVerdict {
  /// The verdict for people: a headline, what is known of the proof, then batch by batch.
  package func text(style: TextStyle) -> String {
    var items = ItemList(style: style)
    if let reason { items.add(reason, file: blamedFile, advice: advice) }
    if let proof {
      items.add("proof", proof.line)
      items.add(proof.security)
    }
    let warned = warnings.map { "  " + style.yellow("WARNING   " + $0) }
    var sections = [([headline(style)] + warned + items.lines).joined(separator: "\n")]
    for position in batches.indices { sections.append(section(on: position, style)) }
    if let failedLevels { sections.append(section(on: failedLevels, style)) }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private func headline(_ style: TextStyle) -> String {
    let count = taskCount.map { ", \(batches.count) of \($0) batches" } ?? ""
    let aside = "policy \(policy.withoutControlCharacters)\(count), \(NumberText.time(duration))"
    let path = style.bold(files.proof.withoutControlCharacters)
    return "\(status.word(style)) \(path)  \(style.dim(aside))"
  }

  private func section(on position: Int, _ style: TextStyle) -> String {
    let verdict = batches[position]
    guard let batch = verdict.settled else { return heading(position, verdict.title, style) }
    var items = ItemList(style: style)
    var levels = Table([.left, .left])
    for report in batch.levels {
      levels.add([report.level.title, report.summary])
    }
    items.add("levels", levels)
    // The proof's own findings are those of all batches, and stand above.
    for report in batch.levels where report.level != .proof && !report.findings.isEmpty {
      var table = Table([.left, .left])
      for finding in report.findings { table.add([finding.name, finding.value]) }
      items.add(report.level.shortTitle, table)
    }
    if let hashes = batch.facts {
      var facts = Table([.left, .left])
      for fact in hashes.named { facts.add([fact.title, fact.value]) }
      items.add("facts", facts)
    } else {
      items.add("facts", "none: \(SettledBatch.factsOmission)")
    }
    if showsCost { items.add(batch.cost) }
    let task = batch.task.map { ", task \($0 + 1)" } ?? ""
    let title = [verdict.title, batch.release.description + task].compactMap(\.self)
    let heading = self.heading(position, title.joined(separator: ", "), style)
    return ([heading] + items.lines).joined(separator: "\n")
  }

  private func section(
    on levels: [(level: SettlementLevel, progress: Progress)],
    _ style: TextStyle
  ) -> String {
    var items = ItemList(style: style)
    var table = Table([.left, .left])
    for (level, progress) in levels {
      let word =
        switch progress {
        case .holds: "holds"
        case .failed: status == .rejected ? "FAILS" : status.name
        case .notReached: "not reached"
        }
      table.add([level.title, word])
    }
    items.add("levels", table)
    return ([heading(batches.count, nil, style)] + items.lines).joined(separator: "\n")
  }

  private func heading(_ position: Int, _ text: String?, _ style: TextStyle) -> String {
    let parts = [text, batchFile(at: position)].compactMap(\.self)
    let aside = parts.joined(separator: ", ").withoutControlCharacters
    return style.bold("Batch \(position + 1)") + (aside.isEmpty ? "" : "  " + style.dim(aside))
  }
}

extension BatchVerdict {
  /// What became of it; nil if it was only checked.
  fileprivate var title: String? {
    switch standing {
    case .checked: nil
    case .leftOut: "left out of the ledger"
    case .applied(let sequence): "applied as batch \(sequence) of the ledger"
    case .alreadyApplied(let sequence, _):
      "was batch \(sequence) of the ledger before, nothing written"
    }
  }
}

extension ItemList {
  /// Adds what failed, where, and the numbers that differ.
  mutating func add(_ reason: Fault, file: String?, advice: String?) {
    add("why", "\(reason.summary) (\(reason.code))")
    if let level = reason.level { add("level", level.title) }
    if let file { add("file", file) }
    if let location = reason.location { add("where", location) }
    if let expected = reason.expected { add("expected", expected) }
    if let found = reason.found { add("found", found) }
    if let advice { add("try", advice) }
    if let error = reason.starkExError {
      add("StarkEx", "error \(error.rawValue), \(error.name.replacing("-", with: " "))")
    }
  }

  fileprivate mutating func add(_ cost: SettlementCost) {
    var table = Table([.left, .right])
    for (level, duration) in cost.durations { table.add([level.title, NumberText.time(duration)]) }
    table.add(["Pedersen hashes", NumberText.grouped(cost.pedersenHashes)])
    table.add(["Keccak permutations", NumberText.grouped(cost.keccakPermutations)])
    add("cost", table)
  }
}

extension SettlementLevel {
  /// The title as a label of a narrow column.
  fileprivate var shortTitle: String {
    switch self {
    case .stateDifference: "state"
    case .statement: "output"
    case .invariants: "totals"
    default: rawValue
    }
  }
}
