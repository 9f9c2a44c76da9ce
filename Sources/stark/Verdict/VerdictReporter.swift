import StarkVerdicts

/// Writes verdicts as they come, and keeps count of them.
struct VerdictReporter: Sendable {
  private let writesJSON: Bool
  private let style = TextStyle(for: .standardOutput)
  private var progress: ProgressLine
  private var counts: [ExitStatus: Int] = [:]

  init(proofCount: Int, json: Bool) {
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
    FileDescriptor.standardOutput.write(
      writesJSON ? verdict.json + "\n" : separator + verdict.text(style: style)
    )
  }

  /// Writes the sum of several verdicts, for people only.
  func finish() {
    progress.wipe()
    let total = counts.values.reduce(0, +)
    guard total > 1, !writesJSON else { return }
    let parts = ExitStatus.gravestFirst.reversed().compactMap { status in
      counts[status].map { "\(NumberText.grouped($0)) \(status.name)" }
    }
    FileDescriptor.standardOutput.write(
      "\n\(NumberText.grouped(total)) proofs: \(parts.joined(separator: ", "))\n"
    )
  }
}
