import StarkJSON
import StarkVerifier

extension Inspection {
  /// The inspection as one line of JSON, schema 1.
  ///
  /// Members may be added within a schema, never removed or changed. Hashes and field elements are
  /// strings, `0x` and lowercase hexadecimal digits.
  ///
  ///     schema       1
  ///     path         the path as given, "-" for standard input
  ///     file_bytes   the size of the file
  ///     outcome      accepted if the proof is valid, whatever policies say of it; or rejected,
  ///                  malformed, unsupported
  ///     code         the stable name of the check that failed; null if none did
  ///     reason       a sentence about it, which may change
  ///     warnings     sentences about what else is in the file
  ///     proof        {system, layout, steps, parameters}
  ///     parts        [{path, bytes}]: the bytes of the proof by part, in order
  ///     trees        [{name, log2_rows, columns}]
  ///     security     {hash_collision, and for each regime {bits, proven, binding_term,
  ///                  terms: {name: bits}}}
  ///     statement    as in the verdicts of verify; null unless the proof is valid
  ///     transcript   [{bytes: [begin, end] or null, path, label, values}]; null unless asked for
  package func json(withTranscript: Bool) -> String {
    var writer = JSONWriter()
    let failure: VerificationError? =
      if case .failure(let error) = report.verdict { error } else { nil }
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("path") { $0.string(path) }
      writer.member("file_bytes") { $0.number(fileByteCount) }
      writer.member("outcome") { $0.string(status.name) }
      writer.member("code", failure?.code) { $0.string($1) }
      writer.member("reason", failure?.description) { $0.sentence($1) }
      writer.member("warnings") { $0.sentences(warnings) }
      writer.member("proof") { $0.proof(report) }
      writer.member("parts") { writer in
        writer.array { writer in for section in report.sections { writer.part(section) } }
      }
      writer.member("trees") { writer in
        writer.array { writer in for tree in report.trees { writer.tree(tree) } }
      }
      writer.member("security") { $0.security(report.security, withTerms: true) }
      writer.member("statement", try? report.verdict.get()) { $0.statement($1) }
      writer.member("transcript", withTranscript ? report.transcript : nil) { writer, lines in
        writer.array { writer in for line in lines { writer.line(line) } }
      }
    }
    return writer.text
  }
}

extension JSONWriter {
  fileprivate mutating func proof(_ report: ProofReport) {
    object { writer in
      writer.member("system") { $0.string(report.proofSystem) }
      writer.member("layout") { $0.string(report.layout.rawValue) }
      writer.member("steps") { $0.number(report.stepCount) }
      writer.member("parameters") { writer in
        writer.object { $0.members(of: report.parameters) }
      }
    }
  }

  fileprivate mutating func part(_ section: ProofSection) {
    object { writer in
      writer.member("path") { $0.string(section.path) }
      writer.member("bytes") { $0.number(section.byteCount) }
    }
  }

  fileprivate mutating func tree(_ tree: CommitmentTree) {
    object { writer in
      writer.member("name") { $0.string(tree.name) }
      writer.member("log2_rows") { $0.number(tree.log2RowCount) }
      writer.member("columns") { $0.number(tree.columnCount) }
    }
  }

  fileprivate mutating func line(_ line: TranscriptLine) {
    object { writer in
      writer.member("bytes", line.byteRange) { writer, range in
        writer.array { writer in
          writer.number(range.lowerBound)
          writer.number(range.upperBound)
        }
      }
      writer.member("path") { $0.string(line.path) }
      writer.member("label") { $0.string(line.label) }
      writer.member("values") { $0.strings(line.values) }
    }
  }
}
