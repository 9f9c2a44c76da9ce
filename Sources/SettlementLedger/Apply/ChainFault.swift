package import StarkAlgebra
import StarkSettlement
package import StarkVerifier

/// Why a sound batch does not continue a chain.
package enum ChainFault: Error, Equatable, Sendable {
  /// It is of another program, or of another release.
  case program(expected: ProgramHash, found: ProgramHash)
  /// It starts from another state than the last batch left.
  case previousState(expected: Bytes32, found: Bytes32, place: ChainPlace)
  /// Its trees are not as high as the chain's.
  case heights(expected: [Int], found: [Int])
  /// Its time is before that of the state it starts from.
  case timeGoesBack(from: UInt64, to: UInt64)
  /// The chain has it, under another number of the operator.
  case batchID(expected: UInt64, found: UInt64, sequence: Int)
  /// The operator's number for the batch before it is not that which the chain has.
  case previousBatchID(expected: UInt64?, found: UInt64)
  /// It does not start from nothing, and no state to start from was given.
  case startUnknown
  /// A state to start from was given, but there is a chain already.
  case startGiven
  /// The batch does not start from the state that was given.
  case startDiffers(expected: Bytes32, found: Bytes32)
  /// The proof registers no fact of the form that the exchange contract asks for.
  case noFacts
  /// Neither published data nor the batch file tell how it changes the state.
  case changesUnknown
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

extension ChainFault: SettlementFault {
  package var failure: Failure {
    switch self {
    case .program(let expected, let found):
      Failure(
        "ledger/program",
        "the batch is of another program than the chain",
        expected: "\(expected)",
        found: "\(found)"
      )
    case .previousState(let expected, let found, let place):
      Failure(
        "ledger/previous-state",
        "the batch does not start from the last state of the chain: \(place)",
        expected: "0x\(expected)",
        found: "0x\(found)"
      )
    case .heights(let expected, let found):
      Failure(
        "ledger/heights",
        "the heights of the trees are not those of the chain",
        expected: "\(expected)",
        found: "\(found)"
      )
    case .timeGoesBack(let from, let to):
      Failure(
        "ledger/time",
        "the time of the state goes back",
        expected: "\(from) or later",
        found: "\(to)"
      )
    case .batchID(let expected, let found, let sequence):
      Failure(
        "ledger/batch-id",
        "the ledger has the batch under another id",
        at: "batch \(sequence)",
        expected: "\(expected)",
        found: "\(found)"
      )
    case .previousBatchID(let expected, let found):
      Failure(
        "ledger/previous-batch-id",
        "the id given for the batch before is not the one that the ledger has",
        expected: expected.map { "\($0)" } ?? "none",
        found: "\(found)"
      )
    case .startUnknown:
      Failure(
        "ledger/start-unknown",
        "the first batch does not start from nothing, and no state was given"
      )
    case .startGiven:
      Failure("ledger/start-given", "a state was given, but the ledger has a chain already")
    case .startDiffers(let expected, let found):
      Failure(
        "ledger/start-differs",
        "the batch does not start from the state that was given",
        expected: "0x\(expected)",
        found: "0x\(found)"
      )
    case .noFacts:
      Failure(
        "ledger/pages",
        "the main part of the output is not a page of the proof, so that no contract takes it"
      )
    case .changesUnknown:
      Failure(
        "ledger/state-unknown",
        "the changes of the state are neither published nor in a batch file"
      )
    }
  }
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
