import Foundation
import LedgerVerdicts
import TestSupport

/// A kind of JSON file that a settlement reads.
enum SettlementInput: String, CaseIterable {
  case proof, batch, state, facts

  /// A sound one, of the first batch of the shipped chain.
  func sound() throws -> Data {
    switch self {
    case .proof: try Data(contentsOf: URL(filePath: ShippedChain.proof))
    case .batch: try Data(contentsOf: URL(filePath: ShippedChain.batches[0]))
    case .state: try Self.emptyState()
    case .facts: Data(#"{"schema": 1, "conditions": ["0x7"]}"#.utf8)
    }
  }

  /// The arguments that settle the first batch with the file at `path` as this input.
  func arguments(_ path: String) -> [String] {
    let proof = ["--proof", self == .proof ? path : ShippedChain.proof, "--task", "1"]
    return switch self {
    case .proof: proof
    case .batch: proof + ["--batch", path]
    case .state: proof + ["--previous", path]
    case .facts: proof + ["--facts", path]
    }
  }

  /// The commands that take such a file, with their other arguments.
  func commands(ledger: String) -> [[String]] {
    let apply = ["settle", "apply", "--ledger", ledger]
    return self == .facts ? [apply] : [apply, ["settle", "check"]]
  }

  /// The state that the shipped chain starts from.
  private static func emptyState() throws -> Data {
    struct NoState: Error {}
    let batch = try JSONSerialization.jsonObject(with: Self.batch.sound())
    guard let shared = (batch as? [String: Any])?["prev_shared_state"] else { throw NoState() }
    let empty: [String: Any] = [:]
    return try JSONSerialization.data(
      withJSONObject: [
        "program": "perpetual", "shared_state": shared, "positions": empty, "orders": empty,
      ] as [String: Any],
      options: .sortedKeys
    )
  }
}

/// A ledger that holds the first batch of the shipped chain, and can be seen to stay as it is.
struct UntouchedLedger: ~Copyable {
  let folder: TemporaryFolder
  let path: String
  private let content: Data

  private init(_ folder: consuming TemporaryFolder, path: String, content: Data) {
    self.folder = folder
    self.path = path
    self.content = content
  }

  static func make() throws -> UntouchedLedger {
    let folder = try TemporaryFolder()
    let path = folder.path + "/chain.db"
    let outcome = try CommandRunner.run(
      ["settle", "apply", "--ledger", path, "--proof", ShippedChain.proof, "--task", "1"]
        + ["--batch", ShippedChain.batches[0]]
    )
    struct NoLedger: Error { let output: String }
    guard outcome.code == 0 else { throw NoLedger(output: outcome.output) }
    let content = try Data(contentsOf: URL(filePath: path))
    return UntouchedLedger(folder, path: path, content: content)
  }

  /// Whether the file holds the same bytes, and SQLite left nothing beside it.
  func isUntouched() throws -> Bool {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try !names.contains { $0.hasPrefix("chain.db-") }
      && Data(contentsOf: URL(filePath: path)) == content
  }
}
