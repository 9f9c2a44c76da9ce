import ArgumentParser
import StarkSettlement
import StarkVerifier

/// The options that say what to check and what to take.
struct SettlementOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The proof.", valueName: "file"), completion: .file())
  var proof: String

  @Option(
    name: .customLong("batch"),
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The batch that the proof is of; for a proof of several, one for each, in their order.",
      valueName: "file"
    ),
    completion: .file()
  )
  var batches: [String] = []

  @Option(
    help: ArgumentHelp(
      "The state before the first batch; not needed for one that starts from nothing.",
      valueName: "file"
    ),
    completion: .file()
  )
  var previous: String?

  @Option(
    help: ArgumentHelp(
      "Check this task of a bootloader's proof only, counted from 1.",
      valueName: "number"
    )
  )
  var task: Int?

  @Option(
    name: .customLong("program"),
    help: ArgumentHelp(
      "Take batches of this program only; give it again to take several.",
      discussion: "Programs: \(ProgramChoice.names.joined(separator: ", ")); or a hash.",
      valueName: "name|hash"
    ),
    completion: .list(ProgramChoice.names),
    transform: ProgramChoice.init
  )
  var programs: [ProgramChoice] = []

  @Option(
    help: ArgumentHelp(
      "What the proof must offer: a named policy, or a policy file.",
      discussion: "Named policies: \(AcceptancePolicy.named.map(\.name).joined(separator: ", ")).",
      valueName: "name|file"
    ),
    completion: .list(AcceptancePolicy.named.map(\.name))
  )
  var policy = AcceptancePolicy.default.name

  func validate() throws {
    if let task, task < 1 { throw ValidationError("--task is counted from 1.") }
    guard files.all.count(where: { $0 == .standardInput }) <= 1 else {
      throw ValidationError("Standard input can be read once only.")
    }
  }

  /// The files to read.
  var files: SettlementFiles {
    SettlementFiles(
      proof: ProofSource(argument: proof),
      batches: batches.map(ProofSource.init(argument:)),
      previous: previous.map(ProofSource.init(argument:))
    )
  }

  /// What is demanded of the proof and taken of programs.
  func settlement() throws -> Settlement {
    Settlement(
      policy: try PolicyOptions.policy(policy),
      programs: programs.isEmpty
        ? nil : programs.reduce(into: []) { $0.formUnion($1.hashes) }
    )
  }
}

extension ProofSource {
  /// The file at a path of the command line, `-` for standard input.
  init(argument: String) {
    self = argument == "-" ? .standardInput : .file(argument)
  }
}
