import SettlementLedger
import StarkSettlement
import TestSupport

/// The shipped batches, proven and read once for all tests.
enum Submissions {
  /// One proof with batches 1, 2 and 3, which come with their transactions.
  static let chain = Result { try make("bootloaded-three-tasks", batches: [1, 2, 3]) }
  /// The same without transactions.
  static let published = Result { try make("bootloaded-three-tasks", batches: []) }
  /// Another proof, of batch 3 alone.
  static let third = Result { try make("bootloaded-batch3", batches: [3]) }

  static func make(_ proof: String, batches: [Int]) throws -> Submission {
    try Submission(
      proof: BatchFolder.perpetual(proof).bytes(of: "proof.json"),
      batches: batches.map { try BatchFolder.perpetual("batch\($0)").bytes(of: "batch.json") }
    )
  }
}

extension Ledger {
  /// Applies the batches with these numbers, from 1, of a submission.
  @discardableResult
  func apply(_ numbers: Int..., of submission: Submission) throws -> [LedgerOutcome] {
    try numbers.map { try apply(submission.batches[$0 - 1]) }
  }
}

extension LedgerOutcome {
  /// The number of a batch that was applied; nil if it had been before.
  var appliedSequence: Int? {
    if case .applied(let batch) = self { batch.sequence } else { nil }
  }

  /// The number of a batch that had been applied before.
  var knownSequence: Int? {
    if case .alreadyApplied(let sequence, _) = self { sequence } else { nil }
  }
}
