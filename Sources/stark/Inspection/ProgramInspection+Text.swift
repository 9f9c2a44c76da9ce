import StarkVerdicts
import StarkVerifier

extension ProgramInspection {
  /// The inspection for people, in sections.
  package func text(style: TextStyle) -> String {
    let title =
      "\(style.bold(path.withoutControlCharacters))  "
      + style.dim("\(NumberText.grouped(fileByteCount)) bytes")
    let texts = [("Compiled program", program), ("Hashes", named)].map { name, table in
      ([style.bold(name)] + table.lines(indentation: 2).map(\.withoutControlCharacters))
        .joined(separator: "\n")
    }
    return ([title] + texts + [advice(style)]).joined(separator: "\n\n") + "\n"
  }

  private var program: Table {
    var table = Table([.left, .left])
    table.add(["builtins", builtins.isEmpty ? "none" : builtins.joined(separator: ", ")])
    let startUp =
      startUpWordCount > 0
      ? "\(startUpWordCount) of them start-up code" : "without start-up code"
    table.add(["words", "\(NumberText.grouped(wordCount)), \(startUp)"])
    if let release { table.add(["known as", release]) }
    return table
  }

  private var named: Table {
    var table = Table([.left, .left, .left])
    for hash in hashes { table.add([hash.name, hash.hash.description, hash.use]) }
    return table
  }

  private func advice(_ style: TextStyle) -> String {
    guard let pinned = hashes.first else { return "" }
    return "To accept proofs of this program only, whoever made them:\n"
      + "  stark verify --program-hash \(pinned.hash) PROOF"
  }
}
