package import StarkCairo

/// What a proof has been found to prove.
///
/// Only `Verifier` can make one. It says: a Cairo machine of `layout`, started as the segments say,
/// ran `program` for at most `stepCount` steps to its end, and the memory agrees with `output` and
/// the public cells. How sure that is, `security` says; what could not be checked,
/// `uncheckedItems`.
public struct VerifiedStatement: Equatable, Sendable {
  /// The proof system, such as `stone`.
  public let proofSystem: String
  /// The layout of the trace.
  public let layout: CairoLayout
  /// The version of the transcript's first state; several releases may share it.
  public let seedVersion: SeedVersion
  /// Whether the trees hash rows as those of Stone's first release do, and those of its second not.
  package let hashesRowsAsInAugust2023: Bool
  /// The steps of the trace, a power of two: the run and the padding after it.
  public let stepCount: UInt64
  /// The program that ran, or nil if public memory does not show which it was.
  ///
  /// It is also nil if several programs fit, which differ in the names of their builtins alone, and
  /// the policy asked for none of them; `programCandidates` lists them.
  public let program: VerifiedProgram?
  /// The programs that fit the run, if there are several and none of them was asked for.
  ///
  /// That is so where segments of builtins coincide, or a builtin that the layout lacks was passed.
  /// Each is a true statement about the run, and to call one of them the program would deny the
  /// rest.
  public let programCandidates: [VerifiedProgram]
  /// By which hash the policy found the program that it asks for; nil if it asks for none.
  public let programPin: ProgramPin?
  /// The words of the output segment, in order.
  public let output: [FieldElement]
  /// The memory segments, in the order of the layout.
  public let segments: [VerifiedSegment]
  /// The number of public memory cells, over all pages.
  public let publicMemoryCellCount: Int
  /// The pages of public memory beside page 0, each a run of consecutive cells.
  public let pages: [VerifiedPage]
  /// The parameters the proof was made with.
  public let parameters: ProofParameters
  /// The bits behind the proof, by every estimate.
  public let security: SecurityReport
  /// What of the statement could not be checked; empty for a complete one.
  ///
  /// An entry is not a fault that was found, but a question the proof leaves open.
  public let uncheckedItems: [String]
  /// The words that verifiers on Starknet take for the program; nil if they take none.
  package let shownProgram: ShownProgram?
  /// By which rule those words fix the builtins; nil for an unidentified program.
  package let builtinRule: BuiltinRule?
  /// What the verification cost.
  public let cost: VerificationCost
}

/// The begin and stop address of a memory segment.
public struct VerifiedSegment: Equatable, Sendable {
  /// The name, such as `output` or `range_check`.
  public let name: String
  /// The first address; for `program` the initial pc, for `execution` the initial ap.
  public let begin: UInt64
  /// One beyond the last cell used; for `program` the final pc, for `execution` the final ap.
  public let stop: UInt64
}

/// A page of public memory whose cells are consecutive.
public struct VerifiedPage: Equatable, Sendable {
  /// The number of the page, from 1.
  public let number: UInt32
  /// The address of its first cell.
  public let start: UInt64
  /// The number of its cells.
  public let cellCount: Int
}
