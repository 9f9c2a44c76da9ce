/// A check of the statement that a proof gave no means to make.
///
/// It stands for something that is not known to be wrong: what is public and contradicts the
/// statement is a `StatementRejection`, never an unchecked item.
package enum UncheckedItem: String, CaseIterable, Hashable, Sendable {
  /// The program does not begin with the standard start-up code, or does not show it.
  ///
  /// Then where the run starts and halts is only what the proof says.
  case startUpCode = "start-up code"
  /// The cells below the first frame are not shown to be those of a safe call.
  case frame = "first frame"
  /// A word of the program is not public, so that its hash can't be computed.
  case bytecode = "program bytecode"
  /// Not known that `main` was given the begin of each builtin's segment.
  case builtinArguments = "builtin arguments"
  /// Not known that `main` returned the stop of each builtin's segment.
  case builtinResults = "builtin results"
  /// Not known what every public cell is for.
  case publicMemoryPurpose = "purpose of public memory"
  /// The bootloader took settings from its prover that nobody vouches for.
  ///
  /// They name the programs whose word it takes for a proof; a task it reports may not have run.
  case bootloaderConfiguration = "bootloader configuration"

  /// The item in words.
  package var name: String { rawValue }
}
