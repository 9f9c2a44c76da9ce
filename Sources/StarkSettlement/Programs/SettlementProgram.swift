package import StarkAlgebra
package import StarkFaults
package import StarkVerifier

/// A program whose batches can be settled: its output, its state and its rules.
///
/// The levels ask it one question each; what they may conclude is their own business.
package protocol SettlementProgram: Sendable {
  associatedtype Output: SettlementOutput
  associatedtype State: Sendable
  associatedtype Batch: Sendable
  associatedtype Difference: SettlementStep where Difference.State == State
  associatedtype Replay: SettlementStep where Replay.State == State
  associatedtype Invariants: SettlementFigures

  /// The name in reports and state files.
  static var name: String { get }

  /// What the files of the program are called where they are found in the place of others.
  static var exchange: RecognisedFile.Exchange { get }

  /// The releases that are known, the settled ones included.
  static var releases: [ProgramRelease] { get }

  /// Reads the whole output of a run.
  static func output(_ words: [Felt252]) throws(Fault) -> Output

  /// Reads a batch file.
  static func batch(_ bytes: [UInt8]) throws(Fault) -> Batch

  /// Reads a state file and checks its roots.
  static func state(
    _ bytes: [UInt8],
    counts: inout OperationCounts
  ) throws(Fault) -> State

  /// Whether `batch` begins and ends with the states that `output` begins and ends with.
  ///
  /// Costs nothing and proves nothing: it finds the file that somebody meant.
  static func isMeant(_ batch: Batch, by output: Output) -> Bool

  /// The state before the batch as far as `known`, `batch` and `output` show it.
  ///
  /// Nil if they show too little to apply the batch to.
  static func previousState(
    _ known: State?,
    _ batch: Batch?,
    output: Output,
    counts: inout OperationCounts
  ) throws(Fault) -> State?

  /// Leads the state through the batch, by what was published or what `batch` says of its changes.
  ///
  /// Nil if neither says enough to reach any proven root.
  static func difference(
    to output: Output,
    from previous: State,
    batch: Batch?,
    counts: inout OperationCounts
  ) throws(Fault) -> Difference?

  /// Executes `batch` and compares what comes out with the proven output, felt for felt.
  ///
  /// Nil if of a tree that transactions change nothing but the root is known.
  static func replay(
    _ batch: Batch,
    from previous: State,
    proving output: Output,
    counts: inout OperationCounts
  ) throws(Fault) -> Replay?

  /// Checks what holds over the whole state after the batch if it held before.
  ///
  /// `replay` is there if the batch was replayed, and makes some invariants sharper.
  static func invariants(
    of output: Output,
    from previous: State,
    to difference: Difference,
    replay: Replay?
  ) throws(Fault) -> Invariants?
}

/// What every settled program's output says.
package protocol SettlementOutput: Hashable, SettlementFigures {
  /// The words that are shown on chain in any case.
  var mainWords: [Felt252] { get }

  /// How the batch continues the chain.
  func link(counts: inout OperationCounts) -> ChainLink
}

/// What there is to show beside a level that holds.
package protocol SettlementFigures: Sendable {
  var findings: [Finding] { get }
}

/// A way from the state before a batch to the state after it.
package protocol SettlementStep: SettlementFigures {
  associatedtype State: Sendable

  /// The state after the batch, as far as it is known.
  var next: State { get }

  /// The parts of the state whose proven root was not reached, for want of data.
  var uncheckedParts: [String] { get }
}

extension SettlementProgram {
  /// The release that `hash` pins.
  ///
  /// - Throws: that no release has this hash, or that it is one that can't be settled.
  package static func release(
    pinnedBy hash: ProgramHash
  ) throws(Fault) -> ProgramRelease {
    guard let release = releases.first(where: { $0.hash == hash }) else {
      throw .unknownProgram(hash)
    }
    guard release.isSettled else { throw .unsupportedRelease(release) }
    return release
  }
}
