import ArgumentParser
import StarkVerdicts

extension ProgramChoice {
  /// The choice in an argument of the command line.
  @Sendable
  static func argument(_ text: String) throws -> ProgramChoice {
    guard let choice = ProgramChoice(text) else {
      throw ValidationError(
        "Programs are \(names.joined(separator: ", ")), or a hash in hexadecimal."
      )
    }
    return choice
  }
}
