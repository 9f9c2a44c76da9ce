/// Where the bytes of a proof come from.
package enum ProofSource: Hashable, Sendable {
  case file(String)
  /// A file on disk and nothing else, where a pipe could keep its reader waiting for ever.
  case regularFile(String)
  case standardInput
  /// Bytes that are at hand, under a name for verdicts.
  case bytes([UInt8], name: String)

  /// The name that verdicts print: the path, and `-` for standard input.
  package var name: String {
    switch self {
    case .file(let path), .regularFile(let path): path
    case .standardInput: "-"
    case .bytes(_, let name): name
    }
  }
}
