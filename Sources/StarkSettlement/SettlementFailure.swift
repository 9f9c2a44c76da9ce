package import StarkFaults
public import StarkVerifier

/// A file that a settlement check reads.
public enum SettlementFile: String, Sendable {
  /// The proof.
  case proof
  /// The transactions and what they start from.
  case batch
  /// The state before the batch.
  case state
  /// What was seen on the chain below.
  case facts
  /// The chain of earlier batches.
  case ledger
}

extension Failure {
  /// The level that the failed check belongs to; nil if a file beside the proof is not what it
  /// should be, or the batch does not belong where it is put.
  public var level: SettlementLevel? { fault.level }

  /// The file at fault; nil if none is alone.
  public var file: SettlementFile? { fault[SettlementFile.self] }

  /// The error that StarkEx's own program has for it, if it has one.
  public var starkExError: StarkExError? { fault.starkExError }

  /// What `work` gives; its fault is a failure to callers.
  package static func telling<Value>(
    _ work: () throws(Fault) -> Value
  ) throws(Failure) -> Value {
    do { return try work() } catch { throw Failure(error) }
  }
}

extension SettlementLevel: FaultDetail {
  package var context: String? { rawValue }
}

extension SettlementFile: FaultDetail {
  package var context: String? {
    switch self {
    case .proof, .batch, .state: "\(rawValue) file"
    // They may be those of an earlier file, which the ledger remembers.
    case .facts: rawValue
    case .ledger: nil
    }
  }
}

extension Fault {
  /// The level that the failed check belongs to, if it belongs to one.
  package var level: SettlementLevel? { self[SettlementLevel.self] }

  /// The error that StarkEx's own program has for it, if it has one.
  package var starkExError: StarkExError? { self[StarkExError.self] }

  /// This fault of a check of `level`.
  package func at(_ level: SettlementLevel) -> Fault { with(level) }

  /// This fault in a file.
  package func `in`(_ file: SettlementFile) -> Fault { with(file) }
}

/// The place, from 0, of the batch file that a fault is in, where several were read before any
/// batch was checked.
package struct BatchPlace: FaultDetail {
  package let index: Int

  package init(_ index: Int) { self.index = index }
}
