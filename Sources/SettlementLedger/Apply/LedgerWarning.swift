/// Something that a ledger did not check, or found odd, about a batch that it did not refuse.
public enum LedgerWarning: Hashable, Sendable {
  /// The operator used the id before, for the batch with number `sequence`.
  case batchIDUsed(UInt64, sequence: Int)
  /// The ledger has the batch from before, without the number that was given for it or for the one
  /// before it.
  case batchIDNotCompared(sequence: Int)
  /// The ledger has the batch from before, and too little to compare the batch file with.
  case fileNotCompared(sequence: Int)
  /// The ledger has the batch from before; what was seen on the chain below was neither recorded
  /// with it nor compared with it.
  case factsNotCompared(sequence: Int)
}

extension LedgerOutcome {
  /// Whatever was not checked of the batch, or is odd; empty for one that was left out.
  public var warnings: [LedgerWarning] {
    switch self {
    case .applied(let batch): batch.warnings
    case .alreadyApplied(_, let known): known.warnings
    case .leftOut: []
    }
  }
}

extension LedgerWarning: CustomStringConvertible {
  /// The warning in one sentence.
  public var description: String {
    switch self {
    case .batchIDUsed(let id, let sequence):
      "the batch id \(id) was used before, for batch \(sequence) of the ledger"
    case .batchIDNotCompared(let sequence):
      "batch \(sequence) was in the ledger before, and an id that was given was not compared"
    case .fileNotCompared(let sequence):
      "batch \(sequence) was in the ledger before, and the file was not compared"
    case .factsNotCompared(let sequence):
      "batch \(sequence) was in the ledger before, and the facts were neither compared with it nor "
        + "recorded with it"
    }
  }
}
