import StarkVerifier

extension Verdict {
  /// The verdict for people: a headline, then what is known, one item a line.
  package func text(style: TextStyle) -> String {
    var lines = [headline(style)]
    if let reason {
      lines.append(item("why", "\(reason.text) (\(reason.code))", style))
    }
    lines += warnings.map { "  " + style.red("WARNING   " + $0) }
    if let proof { lines.append(item("proof", describe(proof), style)) }
    if let statement { lines += items(statement, style) }
    if let security { lines += items(security, style) }
    if let cost { lines += items(cost, style) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ style: TextStyle) -> String {
    let word = status.name.uppercased()
    let coloured =
      switch status {
      case .accepted: style.green(word)
      case .rejected, .fault: style.red(word)
      default: style.yellow(word)
      }
    let aside = style.dim("policy \(policy.withoutControlCharacters), \(NumberText.time(duration))")
    return "\(coloured) \(style.bold(path.withoutControlCharacters))  \(aside)"
  }

  private func item(_ label: String, _ text: String, _ style: TextStyle) -> String {
    let padding = String(repeating: " ", count: max(1, 10 - label.count))
    return "  " + style.dim(label) + padding + text.withoutControlCharacters
  }

  private func describe(_ proof: ProofSummary) -> String {
    let name = [proof.system, proof.version].compactMap(\.self).joined(separator: " ")
    let hashes = proof.commitmentHashes.joined(separator: " over ")
    return "\(name), layout \(proof.layout), \(NumberText.grouped(proof.stepCount)) steps, "
      + "\(hashes), \(NumberText.bytes(proof.proofByteCount))"
  }

  private func items(_ statement: StatementSummary, _ style: TextStyle) -> [String] {
    var lines = [item("program", statement.programHash ?? "not identified", style)]
    if let tasks = statement.tasks {
      for (index, task) in tasks.enumerated() {
        let fact = task.fact.map { ", fact \($0)" } ?? ""
        let text = "\(task.programHash), \(count(task.outputCount, "output"))\(fact)"
        lines.append(item("task \(index + 1)", text, style))
      }
    }
    let shown = statement.outputs.prefix(4)
    let more = statement.outputs.count > shown.count ? ", …" : ""
    let values = shown.isEmpty ? "" : ": " + shown.joined(separator: ", ") + more
    lines.append(item("output", count(statement.outputs.count, "value") + values, style))
    lines += statement.unchecked.map { item("unchecked", $0, style) }
    return lines
  }

  private func items(_ report: SecurityReport, _ style: TextStyle) -> [String] {
    let proven = report.bindingTerm(in: report.strongestProvenRegime)
    let measures: [SecurityMeasure] = [
      .stoneFormula, .randomWords, .johnson, .uniqueDecoding, .hashCollision,
    ]
    var table = Table([.right, .left])
    for measure in measures {
      table.add([NumberText.bits(report.bits(of: measure)), measure.title])
    }
    var lines = table.lines().enumerated().map { index, line in
      item(index == 0 ? "bits" : "", line, style)
    }
    if proven.name != "queries" {
      lines.append(item("", "what is proven is limited by: \(proven.name)", style))
    }
    return lines
  }

  private func items(_ cost: VerificationCost, _ style: TextStyle) -> [String] {
    var table = Table([.left, .right])
    for phase in cost.phases { table.add([phase.name, NumberText.time(phase.duration)]) }
    for operation in cost.operations {
      table.add([operation.name, NumberText.grouped(operation.count)])
    }
    return table.lines().enumerated().map { index, line in
      item(index == 0 ? "cost" : "", line, style)
    }
  }

  private func count(_ count: Int, _ noun: String) -> String {
    "\(NumberText.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}
