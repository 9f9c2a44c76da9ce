import StarkVerifier
import StarkVerdicts

extension Verdict {
  /// The verdict for people: a headline, then what is known, one item a line.
  package func text(style: TextStyle) -> String {
    var items = ItemList(style: style)
    if let reason { items.add("why", "\(reason.text) (\(reason.code))") }
    if let proof { items.add("proof", proof.line) }
    if let statement { items.add(statement) }
    if let proof { items.add(proof.security) }
    if showsCost, let statement { items.add(statement.cost) }
    let warned = warnings.map { "  " + style.red("WARNING   " + $0) }
    return ([headline(style)] + warned + items.lines).joined(separator: "\n") + "\n"
  }

  private func headline(_ style: TextStyle) -> String {
    let aside = "policy \(policy.withoutControlCharacters), \(NumberText.time(duration))"
    return "\(status.word(style)) \(style.bold(path.withoutControlCharacters))  \(style.dim(aside))"
  }
}

extension ProofDescription {
  /// Version, layout, steps, hashes and size in one line.
  var line: String {
    let versions = SeedVersion.allCases.filter(seedVersions.contains).map(\.rawValue)
    let trees = parameters.treeHashes.map(\.rawValue).joined(separator: " over ")
    return
      "\(proofSystem), seed of \(versions.joined(separator: " or ")), layout \(layout.rawValue), "
      + "\(NumberText.grouped(stepCount)) steps, trees of \(trees), "
      + "channel \(parameters.channelHash.rawValue), \(NumberText.bytes(parameters.proofByteCount))"
  }
}

extension ItemList {
  /// The number of values of an output that are shown.
  private static var shownOutputCount: Int { 4 }

  fileprivate mutating func add(_ statement: VerifiedStatement) {
    if let program = statement.program {
      let builtins = program.builtins.isEmpty ? "none" : program.builtins.joined(separator: ", ")
      add("program", "\(program.hash), \(count(program.wordCount, "word")), builtins: \(builtins)")
      for (index, task) in (program.tasks ?? []).enumerated() {
        add("task \(index + 1)", "\(task.programHash), output \(describe(task.output))")
        add("", "fact \(task.fact)")
      }
    } else {
      add("program", "not identified")
    }
    add("output", describe(statement.output))
    if let program = statement.program { add("fact", program.fact.description) }
    for item in statement.uncheckedItems { add("unchecked", item) }
  }

  private func describe(_ output: [FieldElement]) -> String {
    let shown = output.prefix(Self.shownOutputCount).map(\.description)
    let more = output.count > shown.count ? ", …" : ""
    let values = shown.isEmpty ? "" : ": " + shown.joined(separator: ", ") + more
    return count(output.count, "value") + values
  }

  /// Adds the bits of `report` by every measure.
  mutating func add(_ report: SecurityReport) {
    var table = Table([.right, .left])
    for measure in SecurityMeasure.allCases where measure != .proven {
      table.add([NumberText.bits(report.bits(of: measure)), measure.title])
    }
    add("bits", table)
    let binding = report.bindingTerm(in: report.strongestProvenRegime)
    if binding.name != "queries" { add("", "what is proven is limited by: \(binding.name)") }
  }

  fileprivate mutating func add(_ cost: VerificationCost) {
    var table = Table([.left, .right])
    for stage in cost.stages { table.add([stage.name, NumberText.time(stage.duration)]) }
    for operation in cost.proof.named where operation.count > 0 {
      table.add([operation.title, NumberText.grouped(operation.count)])
    }
    for operation in cost.program.named where operation.count > 0 {
      table.add([operation.title + " for the program", NumberText.grouped(operation.count)])
    }
    add("cost", table)
  }

  private func count(_ count: Int, _ noun: String) -> String {
    "\(NumberText.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}
