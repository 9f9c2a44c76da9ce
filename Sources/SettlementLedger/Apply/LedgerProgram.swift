import GRDB
import StarkAlgebra
import StarkSettlement

/// A program whose chains a ledger can hold; it keeps its state in tables of its own.
protocol LedgerProgram: SettlementProgram {
  /// The levels that were checked completely for every batch in a ledger, whether or not it was
  /// replayed.
  ///
  /// A replay needs all that any level needs, so for a replayed batch they all were.
  static var levelsWithoutReplay: Set<SettlementLevel> { get }

  /// The hash that links `state` to the batches before and after it.
  static func hash(of state: State, counts: inout OperationCounts) -> Bytes32

  /// The state before `output`, if its trees are empty.
  static func emptyState(before output: Output, counts: inout OperationCounts) -> State?

  /// Writes the state that a chain begins with.
  static func recordStart(_ state: State, at place: LedgerPlace) throws

  /// The last state, with all that `output` and `batch` touch.
  static func lastState(
    touchedBy output: Output,
    _ batch: Batch?,
    before place: LedgerPlace
  ) throws -> State

  /// Whether `state` hashes to its roots where `output` and `batch` touch it, as far as it is
  /// known.
  static func isSound(_ state: State, touchedBy output: Output, _ batch: Batch?) -> Bool

  /// Writes what a batch said and did, and the state after it.
  static func record(
    _ levels: SettledLevels<Self>,
    _ batch: Batch?,
    at place: LedgerPlace
  ) throws

  /// Compares a batch with what was seen on the chain below, and notes what it used up of that.
  static func settleFacts(
    _ facts: L1Facts?,
    of statement: SettledStatement<Self>,
    at place: LedgerPlace
  ) throws
}

/// A state or batch of the chain that is being written.
struct LedgerPlace {
  let database: Database
  /// The number of the state; that of the batch that leads to it.
  let sequence: Int
}
