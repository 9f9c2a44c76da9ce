package import StarkAlgebra
package import StarkFaults

/// How public memory contradicts a run that the standard start-up code began.
package enum ProgramRejection: Error, Equatable, Sendable {
  /// The run does not start at the start-up code, address 1.
  case initialProgramCounter(UInt64)
  /// The run does not end in the start-up code's halting loop, address 5.
  case finalProgramCounter(UInt64)
  /// The start-up code passes more arguments than there are builtins.
  case builtinCount(Felt252)
  /// Between the initial and the final ap there is no room for the arguments, a call and its
  /// results.
  case executionTooShort
  /// A cell below the first frame is not that of a safe call.
  case frame(address: UInt64, expected: Felt252, found: Felt252)
  /// Argument `index` of `main` is not where the segment of a builtin after the earlier ones
  /// begins.
  case argument(index: Int, found: Felt252)
  /// Result `index` of `main` is not where that builtin's segment stops.
  case result(index: Int, builtin: Builtin, found: Felt252)
  /// The segment of a builtin that `main` never got is not empty.
  case segmentNotPassed(Builtin)
  /// A cell of page 0 belongs neither to the program nor to its stack nor to its output.
  case unexplainedCell(address: UInt64)
  /// A page other than page 0 is not part of the output.
  case pageOutsideOutput(number: UInt32)
}

extension ProgramRejection {
  /// The rejection in words; its code says what is wrong, without the particulars.
  package var fault: Fault {
    switch self {
    case .initialProgramCounter(let found):
      Fault(
        .rejected,
        "statement/initial-pc",
        "the run does not start at the start-up code",
        expected: "1",
        found: "\(found)"
      )
    case .finalProgramCounter(let found):
      Fault(
        .rejected,
        "statement/final-pc",
        "the run does not end in the start-up code",
        expected: "5",
        found: "\(found)"
      )
    case .builtinCount(let found):
      Fault(.rejected, "statement/builtin-count", "more arguments than builtins", found: "\(found)")
    case .executionTooShort:
      Fault(.rejected, "statement/execution-too-short", "the run has no room for a call of main")
    case .frame(let address, let expected, let found):
      Fault(
        .rejected,
        "statement/frame",
        "the cell below the first frame is not that of a safe call",
        at: "address \(address)",
        expected: "\(expected)",
        found: "\(found)"
      )
    case .argument(let index, let found):
      Fault(
        .rejected,
        "statement/builtin-argument",
        "argument \(index) of main is not the begin of a builtin's segment",
        found: "\(found)"
      )
    case .result(let index, let builtin, let found):
      Fault(
        .rejected,
        "statement/builtin-result",
        "result \(index) of main is not the stop of the builtin's segment",
        at: builtin.rawValue,
        found: "\(found)"
      )
    case .segmentNotPassed(let builtin):
      Fault(
        .rejected,
        "statement/segment-not-passed",
        "a builtin that main never got was used",
        at: builtin.rawValue
      )
    case .unexplainedCell(let address):
      Fault(
        .rejected,
        "statement/unexplained-cell",
        "a public cell is neither program nor stack nor output",
        at: "address \(address)"
      )
    case .pageOutsideOutput(let number):
      Fault(.rejected, "statement/page-outside-output", "page \(number) is not part of the output")
    }
  }
}
