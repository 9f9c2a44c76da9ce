import StarkJSON
import StarkVerdicts

/// Writes verdicts as they come, and keeps count of them.
struct VerdictReporter: Sendable {
  private let output: Output
  private let writesJSON: Bool
  private var progress: ProgressLine
  private var counts: [ExitStatus: Int] = [:]
  private var passedOverCount = 0
  private var passedOver: [PassedOver] = []

  /// As many entries that were passed over are listed in JSON; the count is of all.
  private static let listedCount = 100
  /// As many are shown to people.
  private static let shownCount = 10

  init(to output: Output, proofCount: Int, json: Bool) {
    self.output = output
    writesJSON = json
    progress = ProgressLine(total: proofCount)
  }

  /// The gravest status reported, or that nothing was there to report on.
  var status: ExitStatus {
    guard !counts.isEmpty else { return .unreadable }
    return counts.keys.reduce(.accepted, ExitStatus.graver)
  }

  /// Notes that one verdict more has been reached, though it may not be its turn yet.
  mutating func advance() {
    progress.advance()
  }

  /// Writes `verdict`.
  mutating func report(_ verdict: Verdict) {
    progress.wipe()
    let separator = counts.isEmpty ? "" : "\n"
    counts[verdict.status, default: 0] += 1
    output.write(
      writesJSON ? verdict.json + "\n" : separator + verdict.text(style: output.style)
    )
  }

  /// Notes what was not verified, for the end.
  mutating func report(_ entry: PassedOver) {
    passedOverCount += 1
    if passedOver.count < Self.listedCount { passedOver.append(entry) }
  }

  /// Writes the sum: what was passed over, and for people how many verdicts of each kind there
  /// were.
  func finish() {
    progress.wipe()
    finishPassedOver()
    let total = counts.values.reduce(0, +)
    guard total > 1, !writesJSON else { return }
    let parts = ExitStatus.gravestFirst.reversed().compactMap { status in
      counts[status].map { "\(NumberText.grouped($0)) \(status.name)" }
    }
    output.write(
      "\n\(NumberText.grouped(total)) proofs: \(parts.joined(separator: ", "))\n"
    )
  }

  private func finishPassedOver() {
    guard passedOverCount > 0 else { return }
    guard !writesJSON else {
      output.write(passedOverJSON + "\n")
      return
    }
    var text = "\nPassed over:\n"
    for entry in passedOver.prefix(Self.shownCount) {
      text += "  \(entry.path.description.withoutControlCharacters): \(entry.kind)\n"
    }
    let hiddenCount = passedOverCount - Self.shownCount
    if hiddenCount > 0 { text += "  and \(NumberText.grouped(hiddenCount)) more\n" }
    output.write(text)
  }

  /// One line: `{"schema":1,"passed_over":{"count":2,"files":[{"path":"a","kind":"hidden"}, …]}}`.
  private var passedOverJSON: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("passed_over") { writer in
        writer.object { writer in
          writer.member("count") { $0.number(passedOverCount) }
          writer.member("files") { writer in
            writer.array { writer in
              for entry in passedOver {
                writer.object { writer in
                  writer.member("path") { $0.string(entry.path.description) }
                  writer.member("kind") { $0.string(entry.kind.description) }
                }
              }
            }
          }
        }
      }
    }
    return writer.text
  }
}
