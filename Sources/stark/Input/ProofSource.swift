/// Where the bytes of a proof come from.
package enum ProofSource: Hashable, Sendable {
  case file(String)
  case standardInput

  /// The name that verdicts print: the path, and `-` for standard input.
  package var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "-"
    }
  }
}
