import Foundation
import TestSupport

/// The files that people make mistakes with, in a folder that is there for one test.
struct MistakeFiles: ~Copyable {
  let ledger: UntouchedLedger
  let proof = ShippedChain.proof
  let batches = ShippedChain.batches

  init() throws { ledger = try UntouchedLedger.make() }

  /// A path in the folder, whether or not anything is there.
  func path(_ name: String) -> String { ledger.folder.path + "/" + name }

  /// Writes the file of a mistake, and returns its path.
  func write(_ file: MistakeFile) throws -> String {
    try ledger.folder.write(file.content(), to: file.rawValue)
  }
}

/// A file that is given where another should be.
enum MistakeFile: String, CaseIterable {
  case cut = "cut.json"
  case packed = "proof.json.gz"
  case facts = "facts.json"
  case state = "state.json"
  case policy = "policy.json"
  case program = "program.json"
  case wrapped = "wrapped.json"
  case marked = "marked.json"

  func content() throws -> Data {
    let proof = try SettlementInput.proof.sound()
    return switch self {
    case .cut: proof.prefix(100_000)
    // An empty file as gzip packs it.
    case .packed: Data([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    case .facts: try SettlementInput.facts.sound()
    case .state: try SettlementInput.state.sound()
    case .policy: Data(#"{"schema": 1, "name": "x", "minimum_bits": {"proven": 80}}"#.utf8)
    case .program:
      Data(
        #"""
        {"builtins": [], "data": ["0x480680017fff8000", "0x7", "0x208b7fff7fff7ffe"],
         "identifiers": {"__main__.main": {"pc": 0, "type": "function"}}, "main_scope": "__main__",
         "prime": "0x800000000000011000000000000000000000000000000000000000000000001"}
        """#.utf8
      )
    case .wrapped: Data(#"{"proof": "#.utf8) + proof + Data("}".utf8)
    case .marked: Data([0xef, 0xbb, 0xbf]) + proof
    }
  }
}
