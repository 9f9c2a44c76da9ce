package import StarkAlgebra

/// A program whose batches can be settled: its output, its state and its rules.
///
/// The levels ask it one question each; what they may conclude is their own business.
package protocol SettlementProgram: Sendable {
  associatedtype Output: SettlementOutput
  associatedtype State: Sendable
  associatedtype Batch: Sendable
  associatedtype Replay: SettlementFigures
  associatedtype Invariants: SettlementFigures

  /// The name in reports and state files.
  static var name: String { get }

  /// The releases that are known, the settled ones included.
  static var releases: [ProgramRelease] { get }

  /// Reads the whole output of a run.
  static func output(_ words: [Felt252]) throws(SettlementRejection) -> Output

  /// Reads a batch file.
  static func batch(_ bytes: [UInt8]) throws(SettlementFileError) -> Batch

  /// Reads a state file and checks its roots.
  static func state(
    _ bytes: [UInt8],
    counts: inout OperationCounts
  ) throws(SettlementFileError) -> State

  /// The state before the batch as far as `known`, `batch` and `output` show it.
  ///
  /// Nil if they show too little to apply the batch to.
  static func previousState(
    _ known: State?,
    _ batch: Batch?,
    output: Output,
    counts: inout OperationCounts
  ) throws(SettlementRejection) -> State?

  /// The state after the batch, whose roots are the proven ones.
  ///
  /// Nil if the changes are neither published nor in `batch`.
  static func nextState(
    after output: Output,
    from previous: State,
    batch: Batch?,
    counts: inout OperationCounts
  ) throws(SettlementRejection) -> State?

  /// Executes `batch` and compares what comes out with the proven output, felt for felt.
  static func replay(
    _ batch: Batch,
    from previous: State,
    proving output: Output,
    counts: inout OperationCounts
  ) throws(SettlementRejection) -> (state: State, replay: Replay)

  /// Checks what holds over all positions.
  static func invariants(
    of output: Output,
    from previous: State,
    to next: State
  ) throws(SettlementRejection) -> Invariants
}

/// What every settled program's output says.
package protocol SettlementOutput: Hashable, SettlementFigures {
  /// The words that are shown on chain in any case.
  var mainWords: [Felt252] { get }

  /// The words of the data part, nil if the program has none in this mode.
  var dataWords: [Felt252]? { get }

  /// How the batch continues the chain.
  func link(counts: inout OperationCounts) -> ChainLink
}

/// What there is to show beside a level that holds.
package protocol SettlementFigures: Sendable {
  var findings: [Finding] { get }
}
