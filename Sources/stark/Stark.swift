import ArgumentParser
import StarkVerifier
import StarkVerdicts

/// The command line.
///
/// Everything is synchronous on purpose: an asynchronous `main` starts a thread pool, which costs
/// more than the rest of the start-up.
@main
struct Stark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stark",
    abstract: "Verify STARK proofs and say what they prove.",
    discussion: """
      A proof file carries its own security parameters, and the prover chose them. So a proof is \
      judged by a policy that you choose: how many bits of security it must have, and which \
      programs, layouts and hashes you accept. Without --policy that is \
      “\(AcceptancePolicy.default.name)”.

      Start here:
        stark verify proof.json      is it sound, and what does it prove?
        stark settle check …         is it a proof of the batch that I hold?
        stark inspect proof.json     what is inside
        stark policies               what each policy asks for
        stark worker                 answer other programs, line by line
        stark serve --data …         the same over HTTP

      And then:
        stark verify --policy provable-100 proofs/
        stark verify --program-hash 0x5ab5… --layout starknet proof.json
        stark help verify

      Exit codes:
      \(ExitStatus.table)
      With several proofs the code is that of the gravest outcome, in the order \
      \(ExitStatus.gravestFirst.map(\.name).joined(separator: ", ")).

      Shell completions:
        stark --generate-completion-script zsh       or bash, or fish
      """,
    version: Verifier.version,
    subcommands: [
      VerifyCommand.self, SettleCommand.self, InspectCommand.self, PoliciesCommand.self,
      WorkerCommand.self, ServeCommand.self, BenchCommand.self,
    ]
  )

  /// Runs the command that the arguments name, and ends as it says.
  ///
  /// Nothing here falls through to success: 0 is the status of an answer that accepts or that asks
  /// for nothing to be accepted, and all of it was written.
  static func main() {
    ignoreFileSizeLimits()
    guard secureStandardDescriptors() else { end(by: .fault) }
    guard let arguments = commandLineArguments() else {
      Diagnostics.error(
        "The arguments of this command can't be had: its list of arguments is empty, or the system "
          + "lets it open no file (limit of descriptors, /proc)."
      )
      end(by: .fault)
    }
    let output = Output()
    do {
      end(by: output.status(after: try answer(to: arguments, output)))
    } catch let code as ExitCode where !code.isSuccess {
      guard let status = ExitStatus(rawValue: code.rawValue) else { exit(withError: code) }
      end(by: output.status(after: status))
    } catch {
      end(by: output.status(after: status(of: error, to: output)))
    }
  }

  /// Does what `arguments` ask for.
  private static func answer(to arguments: [String], _ output: Output) throws -> ExitStatus {
    if let unknown = UnknownCommand.first(in: arguments, of: Self.self) {
      Diagnostics.error("\(unknown)")
      return .usage
    }
    var command = try parseAsRoot(arguments)
    if let command = command as? any AnsweringCommand { return try command.answer(to: output) }
    let type = type(of: command)
    guard type.configuration.subcommands.isEmpty else {
      let names = [Self.configuration.commandName, type.configuration.commandName]
      let name = names.suffix(type == Self.self ? 1 : 2).compactMap(\.self).joined(separator: " ")
      Diagnostics.write(helpMessage(for: type) + "\n")
      Diagnostics.error("“\(name)” alone does nothing: name one of its commands.")
      return .usage
    }
    // Commands of the parser's own, such as help, answer by an error.
    try command.run()
    return .fault
  }

  /// How a run ends that `error` ended, which is also how the parser gives help and the version.
  private static func status(of error: any Error, to output: Output) -> ExitStatus {
    let code = exitCode(for: error)
    let message = fullMessage(for: error) + "\n"
    // A code that is no success in itself was thrown as an error: a fault of this program.
    guard code.isSuccess, !(error is ExitCode) else {
      Diagnostics.write(message)
      return code == .validationFailure ? .usage : .fault
    }
    output.write(message)
    return .accepted
  }

  private static func end(by status: ExitStatus) -> Never {
    exit(withError: ExitCode(status.rawValue))
  }
}
