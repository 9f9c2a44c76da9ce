import ArgumentParser
import StarkVerifier
import StarkVerdicts

/// `stark verify`: a verdict on each proof.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify proofs and say what they prove.",
    discussion: """
      What kind of proof a file holds is read from its content: layout, hashes and version need \
      not be given. The verdict says what is proven, what was not checked, and how many bits of \
      security stand behind it.

      Examples:
        stark verify proof.json
        stark verify --policy provable-100 --jobs 4 proofs/
        stark verify --json proofs/ | jq -r 'select(.outcome != "accepted") | .path'
        curl -s https://example.org/proof.json | stark verify -
      """
  )

  @Argument(
    help: "Proof files, folders to search for proofs, or - for standard input.",
    completion: .file()
  )
  var paths: [String]

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
    guard paths.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Standard input can be read once only.")
    }
  }

  func run() throws {
    let policy = try policyOptions.resolved()
    let findings = ProofSearch.findings(in: paths, maximumCount: policy.limits.fileBytes)
    let run = VerificationRun(
      findings: findings,
      check: ProofCheck(policy: policy, showsCost: timings, showsID: json),
      jobs: jobs ?? processorCount
    )
    let reporter = VerdictReporter(proofCount: run.count, json: json)
    let status = run.run(reporting: reporter)
    guard status == .accepted else { throw ExitCode(status.rawValue) }
  }
}
