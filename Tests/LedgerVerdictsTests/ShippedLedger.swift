import Foundation
import LedgerVerdicts
import SettlementLedger
import StarkSettlement
import StarkVerdicts
import TestSupport

/// A ledger in a folder of its own, and the shipped files for it.
struct ShippedLedger: ~Copyable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "ledger-verdicts-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  var path: String { folder.appending(path: "chain.db").path }

  static func proof() throws -> [UInt8] {
    try BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
  }

  /// The files of all three batches.
  static func batches() throws -> [[UInt8]] {
    try BatchFolder.perpetualChain.map { try $0.bytes(of: "batch.json") }
  }

  /// The verdict on the three batches, or on one task, with these files.
  func apply(
    _ batches: [[UInt8]] = [],
    task: Int? = nil,
    facts: [UInt8]? = nil,
    labels: [BatchLabel] = [],
    requiring required: Set<SettlementLevel> = []
  ) throws -> StarkVerdicts.SettlementVerdict {
    var question = SettlementQuestion(Settlement())
    question.task = task
    question.requiredLevels = required
    let input = SettlementInput(proof: try Self.proof(), batches: batches, facts: facts)
    return question.apply(input, to: path, labels: labels)
  }
}
