package import StarkFaults

/// How a run of the program ends; the raw value is the exit code, which scripts rely on.
///
/// What is written never changes the code: `--json` and plain runs of the same proofs end alike.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case accepted = 0
  /// A check failed: the proof is not valid, or the batch is not what it proves.
  case rejected = 1
  /// The policy or the options ask for more or something else, whatever the proof proves.
  case refused = 2
  /// The bytes are not a proof or batch, or more of them than the policy allows.
  case malformed = 3
  /// A proof system, layout or version that this program does not know.
  case unsupported = 4
  /// Nothing failed, and a figure of a ledger is beyond its threshold.
  case alerts = 5
  /// The command line, a policy file or a line for a worker makes no sense.
  case usage = 64
  /// A file that cannot be read or written, or a folder without a proof.
  case unreadable = 66
  /// A fault of this program.
  case fault = 70

  /// The name used in JSON verdicts and help.
  package var name: String {
    switch self {
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .refused: "refused"
    case .malformed: "malformed"
    case .unsupported: "unsupported"
    case .alerts: "alerts"
    case .usage: "usage"
    case .unreadable: "unreadable"
    case .fault: "internal"
    }
  }

  /// How a run ends that met a fault of this kind.
  package init(_ kind: Fault.Kind) {
    self =
      switch kind {
      case .malformed: .malformed
      case .unsupported: .unsupported
      case .refused: .refused
      case .rejected: .rejected
      case .unreadable: .unreadable
      case .usage: .usage
      case .cancelled, .broken: .fault
      }
  }

  /// The order in which one outcome outweighs another when several proofs are verified.
  ///
  /// A fault of ours leaves everything open; a false proof is the news one verifies for; then what
  /// could not be judged, the least believable first; and a sound proof below the policy last.
  package static let gravestFirst: [ExitStatus] = [
    .fault, .usage, .rejected, .malformed, .unreadable, .unsupported, .refused, .alerts, .accepted,
  ]

  /// The graver of the two.
  package static func graver(_ a: ExitStatus, _ b: ExitStatus) -> ExitStatus {
    gravestFirst.first { $0 == a || $0 == b } ?? .fault
  }

  /// The codes and what they mean, one a line.
  package static var table: String {
    allCases.map { "  \(pad($0.rawValue)) \($0.meaning)" }.joined(separator: "\n")
  }

  private static func pad(_ code: Int32) -> String { code < 10 ? " \(code)" : "\(code)" }

  private var meaning: String {
    switch self {
    case .accepted: "accepted"
    case .rejected: "rejected: a check failed"
    case .refused: "refused: the policy or the options ask for more"
    case .malformed: "malformed, or larger than the policy allows"
    case .unsupported: "of a kind that is not supported"
    case .alerts: "a figure of a ledger is beyond its threshold"
    case .usage: "command line, policy file or line for a worker not understood"
    case .unreadable: "unreadable or unwritable, or no proof found"
    case .fault: "fault of this program"
    }
  }
}
