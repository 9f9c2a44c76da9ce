import StarkVerifier
import StarkVerdicts

extension Inspection {
  /// The inspection for people, in sections.
  package func text(style: TextStyle) -> String {
    let sections = [
      ("Proof", proof.lines(indentation: 2)),
      ("Bytes by part", parts.lines(indentation: 2)),
      ("Commitment trees", trees.lines(indentation: 2)),
      ("Security in bits", report.security.table.lines(indentation: 2)),
      ("Statement", statement.lines(indentation: 2)),
    ]
    let title =
      "\(style.bold(path.withoutControlCharacters))  "
      + style.dim("\(NumberText.grouped(fileByteCount)) bytes")
    let texts = sections.map { name, lines in
      ([style.bold(name)] + lines.map(\.withoutControlCharacters)).joined(separator: "\n")
    }
    let warned = warnings.map { "  " + style.red("WARNING   " + $0) }
    let heading = ([title] + warned).joined(separator: "\n")
    return ([heading] + texts + [outcome(style)]).joined(separator: "\n\n") + "\n"
  }

  private var proof: Table {
    let parameters = report.parameters
    var table = Table([.left, .left])
    table.add(["system", report.proofSystem])
    table.add(["layout", report.layout.rawValue])
    table.add(["steps", NumberText.grouped(report.stepCount)])
    table.add(["trace", "2^\(parameters.log2TraceLength) rows"])
    table.add(["blow-up", "2^\(parameters.log2Blowup)"])
    table.add(["queries", "\(parameters.queryCount)"])
    table.add([
      "proof of work", "\(parameters.proofOfWorkBits) bits of \(parameters.proofOfWorkHash)",
    ])
    table.add(["FRI steps", parameters.friSteps.map { "\($0)" }.joined(separator: ", ")])
    table.add(["last layer", "\(parameters.lastLayerCoefficientCount) coefficients"])
    table.add(["channel", parameters.channelHash.rawValue])
    table.add(["trees", parameters.treeHashes.map(\.rawValue).joined(separator: " over ")])
    if parameters.treeHashes.count > 1 {
      table.add(["upper layers", "\(parameters.friendlyLayerCount)"])
    }
    table.add(["memory pages", parameters.pageHash])
    return table
  }

  private var parts: Table {
    var table = Table([.right, .left])
    for section in report.sections {
      table.add([NumberText.grouped(section.byteCount), section.path])
    }
    table.add([NumberText.grouped(report.parameters.proofByteCount), "in all"])
    return table
  }

  private var trees: Table {
    var table = Table([.left, .right, .right])
    for tree in report.trees {
      let columns = "\(tree.columnCount) column\(tree.columnCount == 1 ? "" : "s")"
      table.add([tree.name, "2^\(tree.log2RowCount) rows", columns])
    }
    return table
  }

  private var statement: Table {
    var table = Table([.left, .left])
    guard case .success(let statement) = report.verdict else {
      table.add(["not proven"])
      return table
    }
    table.add(["seed", statement.seedVersion.rawValue])
    if statement.hashesRowsAsInAugust2023 { table.add(["rows", "hashed as in August 2023"]) }
    table.add(["program hash", programHash(of: statement)])
    if let bootloader = statement.program?.bootloader { table.add(["bootloader", bootloader]) }
    for task in statement.program?.tasks ?? [] {
      table.add(["task", task.programHash.description])
    }
    table.add(["output", "\(NumberText.grouped(statement.output.count)) values"])
    if let program = statement.program {
      table.add(["fact", program.fact?.description ?? "unknown, the output lies on several pages"])
    }
    if let integrity = statement.integrityFact {
      table.add(["Starknet program hash", integrity.programHash.description])
      table.add(["Starknet output hash", integrity.outputHash.description])
      table.add(["Starknet fact", integrity.factHash.description])
    }
    for segment in statement.segments {
      let range = "\(NumberText.grouped(segment.begin)) … \(NumberText.grouped(segment.stop))"
      table.add([segment.name, range])
    }
    table.add(["public memory", "\(NumberText.grouped(statement.publicMemoryCellCount)) cells"])
    for page in statement.pages {
      table.add(["page \(page.number)", "\(page.cellCount) cells from \(page.start)"])
    }
    for item in statement.uncheckedItems { table.add(["unchecked", item]) }
    return table
  }

  private func programHash(of statement: VerifiedStatement) -> String {
    if let program = statement.program { return program.hash.description }
    let candidates = statement.programCandidates.map(\.hash.description)
    return candidates.isEmpty
      ? "not identified" : "one of " + candidates.prefix(4).joined(separator: ", ")
  }

  private func outcome(_ style: TextStyle) -> String {
    switch report.verdict {
    case .success:
      style.green("The proof is valid.") + " Whether to believe it is for a policy to say."
    case .failure(.rejected(let failure)):
      style.red("The proof is not valid: ") + sentence("\(failure)", code: failure.code)
    case .failure(let error):
      style.yellow("The proof was not verified: ") + sentence("\(error)", code: error.code)
    }
  }

  private func sentence(_ text: String, code: String) -> String {
    "\(text) (\(code))".withoutControlCharacters
  }
}
