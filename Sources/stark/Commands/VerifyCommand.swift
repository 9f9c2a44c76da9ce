import ArgumentParser
import StarkVerifier
import StarkVerdicts

/// `stark verify`: a verdict on each proof.
struct VerifyCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify proofs and say what they prove.",
    discussion: """
      What kind of proof a file holds is read from its content: layout, hashes and version need \
      not be given. The verdict says what is proven, what was not checked, and how many bits of \
      security stand behind it.

      Every file in a folder gets a verdict, but for those that the readers of proofs know for \
      something else, such as batch files or a prover's parameters; hidden files and links to \
      folders are not looked into. What was passed over is told at the end, with --json as one \
      last line with the member passed_over.

      Examples:
        stark verify proof.json
        stark verify --policy provable-100 --jobs 4 proofs/
        stark verify --json proofs/ | jq -r 'select(.exit_code > 0) | .path'
        curl -s https://example.org/proof.json | stark verify -
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Proof files, folders to search for proofs, or - for standard input.",
      valueName: "paths"
    ),
    completion: .file(),
    transform: ProofSource.argument
  )
  var sources: [ProofSource]

  @OptionGroup var policyOptions: PolicyOptions

  @Flag(help: "Print one JSON object a line for each proof (schema 1).")
  var json = false

  @Option(
    parsing: .unconditional,
    help: "Proofs to verify at the same time; as many as there are processors by default."
  )
  var jobs: Int?

  @Flag(help: "Show the time of each phase and the number of operations.")
  var timings = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more.") }
    guard sources.count(where: { $0 == .standardInput }) <= 1 else {
      throw ValidationError("Standard input can be read once only.")
    }
  }

  func answer(to output: Output) throws -> ExitStatus {
    let policy = try policyOptions.resolved()
    let findings = ProofSearch.findings(in: sources)
    let run = VerificationRun(
      findings: findings,
      check: ProofCheck(policy: policy, showsCost: timings, showsID: json),
      jobs: jobs ?? processorCount
    )
    return run.run(reporting: VerdictReporter(to: output, proofCount: run.count, json: json))
  }
}
