package import StarkAlgebra

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
