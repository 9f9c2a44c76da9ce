import ArgumentParser
import StarkVerdicts

/// A command that has to say how its run ends.
///
/// The parser's own protocol takes any return for success. Here there is no status but the one that
/// a command names, and ``Stark`` runs no other commands.
protocol AnsweringCommand: ParsableCommand {
  /// Does what is asked, writes the answer to `output`, and returns the status of that answer.
  func answer(to output: Output) throws -> ExitStatus
}
