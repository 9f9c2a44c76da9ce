package import StarkAlgebra
import StarkSettlement
package import StarkFaults
package import StarkVerifier

/// Why a sound batch does not continue a chain.
extension Fault {
  /// It is of another program, or of another release.
  package static func chainProgram(expected: ProgramHash, found: ProgramHash) -> Fault {
    Fault(
      .rejected,
      "ledger/program",
      "the batch is of another program than the chain",
      expected: "\(expected)",
      found: "\(found)"
    ).in(.ledger)
  }

  /// It starts from another state than the last batch left.
  package static func chainPreviousState(expected: Bytes32, found: Bytes32, place: ChainPlace)
    -> Fault
  {
    Fault(
      .rejected,
      "ledger/previous-state",
      "the batch does not start from the last state of the chain: \(place)",
      expected: "0x\(expected)",
      found: "0x\(found)"
    ).in(.ledger)
  }

  /// Its trees are not as high as the chain's.
  package static func chainHeights(expected: [Int], found: [Int]) -> Fault {
    Fault(
      .rejected,
      "ledger/heights",
      "the heights of the trees are not those of the chain",
      expected: "\(expected)",
      found: "\(found)"
    ).in(.ledger)
  }

  /// Its time is before that of the state it starts from.
  package static func chainTimeGoesBack(from: UInt64, to: UInt64) -> Fault {
    Fault(
      .rejected,
      "ledger/time",
      "the time of the state goes back",
      expected: "\(from) or later",
      found: "\(to)"
    ).in(.ledger)
  }

  /// The chain has it, under another number of the operator.
  package static func chainBatchID(expected: UInt64, found: UInt64, sequence: Int) -> Fault {
    Fault(
      .rejected,
      "ledger/batch-id",
      "the ledger has the batch under another id",
      at: "batch \(sequence)",
      expected: "\(expected)",
      found: "\(found)"
    ).in(.ledger)
  }

  /// The operator's number for the batch before it is not that which the chain has.
  package static func chainPreviousBatchID(expected: UInt64?, found: UInt64) -> Fault {
    Fault(
      .rejected,
      "ledger/previous-batch-id",
      "the id given for the batch before is not the one that the ledger has",
      expected: expected.map { "\($0)" } ?? "none",
      found: "\(found)"
    ).in(.ledger)
  }

  /// It does not start from nothing, and no state to start from was given.
  package static var chainStartUnknown: Fault {
    Fault(
      .rejected,
      "ledger/start-unknown",
      "the first batch does not start from nothing, and no state was given"
    ).in(.ledger)
  }

  /// A state to start from was given, but there is a chain already.
  package static var chainStartGiven: Fault {
    Fault(.rejected, "ledger/start-given", "a state was given, but the ledger has a chain already")
      .in(.ledger)
  }

  /// The batch does not start from the state that was given.
  package static func chainStartDiffers(expected: Bytes32, found: Bytes32) -> Fault {
    Fault(
      .rejected,
      "ledger/start-differs",
      "the batch does not start from the state that was given",
      expected: "0x\(expected)",
      found: "0x\(found)"
    ).in(.ledger)
  }

  /// The proof registers no fact of the form that the exchange contract asks for.
  package static var chainNoFacts: Fault {
    Fault(
      .rejected,
      "ledger/pages",
      "the main part of the output is not a page of the proof, so that no contract takes it"
    ).in(.ledger)
  }

  /// Neither published data nor the batch file tell how it changes the state.
  package static var chainChangesUnknown: Fault {
    Fault(
      .rejected,
      "ledger/state-unknown",
      "the changes of the state are neither published nor in a batch file"
    ).in(.ledger)
  }
}

/// Where a batch that does not continue a chain would belong.
package enum ChainPlace: Hashable, Sendable {
  /// After a batch that others follow already: a fork, or the wrong order.
  case after(sequence: Int)
  /// Before the first batch.
  case beforeTheFirst
  /// Later, so that batches are missing between; told by its time.
  case later
  /// Nowhere that can be seen: another chain.
  case elsewhere
}

extension ChainPlace: CustomStringConvertible {
  package var description: String {
    switch self {
    case .after(let sequence):
      sequence == 0 ? "it starts where batch 1 starts" : "it follows batch \(sequence)"
    case .beforeTheFirst: "it comes before the first batch"
    case .later: "batches between are missing"
    case .elsewhere: "it belongs to another chain"
    }
  }
}
