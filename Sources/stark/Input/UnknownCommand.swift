import ArgumentParser
import StarkVerdicts

/// A name on a command line where that of a command should stand.
///
/// The parser of arguments takes it for an argument too many, which tells nobody what to write.
struct UnknownCommand: Error {
  private let name: String
  private let known: [String]
  /// The command that it should be one of, as it is called.
  private let path: String

  /// The name among `arguments` that is no command of `root` or of one below it; nil without one.
  static func first(
    in arguments: [String],
    of root: any ParsableCommand.Type
  ) -> UnknownCommand? {
    var configuration = root.configuration
    var path = configuration.commandName ?? ""
    for argument in arguments {
      guard !configuration.subcommands.isEmpty, !argument.hasPrefix("-") else { return nil }
      // Help is a command that the parser adds.
      guard argument != "help" else { continue }
      let commands = configuration.subcommands.map { $0.configuration }
      guard let next = commands.first(where: { $0.commandName == argument }) else {
        return UnknownCommand(
          name: argument,
          known: commands.compactMap(\.commandName),
          path: path
        )
      }
      configuration = next
      path += " " + argument
    }
    return nil
  }
}

extension UnknownCommand: CustomStringConvertible {
  /// What is wrong, what will have been meant, and where to read more.
  var description: String {
    let guess = NearestName.nearest(to: name, among: known).map { "Did you mean “\($0)”? " } ?? ""
    return "There is no command “\(path) \(name.withoutControlCharacters)”. \(guess)"
      + "Commands of “\(path)” are \(known.joined(separator: ", ")); see \(path) --help."
  }
}
