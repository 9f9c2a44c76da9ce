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

  /// Runs the command that the arguments name.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let unknown = UnknownCommand.first(in: arguments, of: Self.self) else {
      return main(arguments)
    }
    FileDescriptor.standardError.write("Error: \(unknown)\n")
    exit(withError: ExitCode(ExitStatus.usage.rawValue))
  }
}
