import ArgumentParser
import StarkVerdicts

/// Where the bytes of a proof come from.
package enum ProofSource: Hashable, Sendable {
  case file(FilePath)
  /// A file on disk and nothing else, where a pipe could keep its reader waiting for ever.
  case regularFile(FilePath)
  case standardInput
  /// Bytes that are at hand, under a name for verdicts.
  case bytes([UInt8], name: String)

  /// The name that verdicts print: the path, and `-` for standard input.
  package var name: String {
    switch self {
    case .file(let path), .regularFile(let path): path.description
    case .standardInput: "-"
    case .bytes(_, let name): name
    }
  }
}

extension ProofSource {
  /// The file at a path of the command line, `-` for standard input.
  @Sendable
  static func argument(_ text: String) throws -> ProofSource {
    text == "-" ? .standardInput : .file(try FilePath.argument(text))
  }
}
