import StarkFaults
import StarkVerifier
import StarkVerdicts

extension Verdict {
  /// The verdict for people: a headline, then what is known, one item a line.
  package func text(style: TextStyle) -> String {
    var items = ItemList(style: style)
    if let reason { items.add("why", "\(reason) (\(reason.code))") }
    if let advice { items.add("try", advice) }
    if let proof { items.add("proof", proof.line) }
    if let statement { items.add(statement) }
    if let proof { items.add(proof.security) }
    if showsCost, let statement { items.add(statement.cost) }
    let warned = warnings.map { "  " + style.red("WARNING   " + $0) }
    return ([headline(style)] + warned + items.lines).joined(separator: "\n") + "\n"
  }

  private func headline(_ style: TextStyle) -> String {
    // How long it took to find no file is no news.
    let time = status == .unreadable ? "" : ", \(NumberText.time(duration))"
    let aside = "policy \(policy.withoutControlCharacters)\(time)"
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

  /// The number of programs that are shown where several fit.
  private static var shownCandidateCount: Int { 4 }

  fileprivate mutating func add(_ statement: VerifiedStatement) {
    if let program = statement.program {
      add("program", describe(program))
      if let bootloader = program.bootloader { add("", bootloader) }
      add(program.tasks ?? [], under: "")
    } else if statement.programCandidates.isEmpty {
      add("program", "not identified")
    }
    for (index, program) in statement.programCandidates.prefix(Self.shownCandidateCount)
      .enumerated()
    {
      add(index == 0 ? "one of" : "", describe(program))
    }
    let more = statement.programCandidates.count - Self.shownCandidateCount
    if more > 0 { add("", "and \(more) more, which --json lists") }
    add("output", describe(statement.output))
    if let program = statement.program { add("fact", describe(program.fact)) }
    if let integrity = statement.integrityFact {
      add("starknet", "program \(integrity.programHash), fact \(integrity.factHash)")
      for question in integrity.openQuestions { add("", question) }
    }
    for item in statement.uncheckedItems { add("unchecked", item) }
  }

  /// Adds the tasks of a bootloader, those that tasks report behind their own numbers.
  private mutating func add(_ tasks: [VerifiedTask], under path: String) {
    for (index, task) in tasks.enumerated() {
      let number = "\(path)\(index + 1)"
      add("task \(number)", "\(task.programHash), output \(describe(task.output))")
      if path.isEmpty { add("", "fact \(describe(task.fact))") }
      guard let report = task.report else { continue }
      switch report.kind {
      case .bootloader(let name): add("", name)
      case .verifier(let program, let output):
        add("", "verified a proof of program \(program) (Poseidon) with output hash \(output)")
      }
      for item in report.uncheckedItems { add("", "unchecked: \(item)") }
      add(report.tasks, under: number + ".")
    }
  }

  private func describe(_ program: VerifiedProgram) -> String {
    let builtins = program.builtins.isEmpty ? "none" : program.builtins.joined(separator: ", ")
    return "\(program.hash), \(count(program.wordCount, "word")), builtins: \(builtins)"
  }

  private func describe(_ fact: Fact?) -> String {
    fact?.description
      ?? "unknown: the output lies on several pages, and how they are joined is not in the proof"
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
