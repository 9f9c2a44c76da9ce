import ArgumentParser
import StarkAlgebra
import StarkJSON
import StarkSettlement
import StarkVerdicts
import StarkVerifier

/// The options that say what to check and what to take.
struct SettlementOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The proof.", valueName: "file"),
    completion: .file(),
    transform: ProofSource.argument
  )
  var proof: ProofSource

  @Option(
    name: .customLong("batch"),
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The batch that the proof is of; for a proof of several, one for each, in their order.",
      valueName: "file"
    ),
    completion: .file(),
    transform: ProofSource.argument
  )
  var batches: [ProofSource] = []

  @Option(
    help: ArgumentHelp(
      "The state before the first batch; not needed for one that starts from nothing.",
      valueName: "file"
    ),
    completion: .file(),
    transform: ProofSource.argument
  )
  var previous: ProofSource?

  @Option(
    parsing: .unconditional,
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
    transform: ProgramChoice.argument
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

  @Option(
    name: .customLong("require"),
    help: ArgumentHelp(
      "Refuse a batch of which this level was not checked completely; give it again for others.",
      discussion: "Levels: \(SettlementLevel.names).",
      valueName: "level"
    ),
    completion: .list(SettlementLevel.allCases.map(\.rawValue)),
    transform: level
  )
  var requiredLevels: [SettlementLevel] = []

  @Flag(help: "Print one JSON object (schema 1).")
  var json = false

  @Flag(help: "Show the time of each level and the number of hashes.")
  var timings = false

  func validate() throws {
    if let task, task < 1 { throw ValidationError("--task is counted from 1.") }
    try PolicyOptions.checkName(policy)
    try files.checkStandardInput()
  }

  /// The files to read.
  var files: SettlementFiles {
    SettlementFiles(proof: proof, batches: batches, previous: previous)
  }

  /// What is asked for.
  func request() throws -> SettlementRequest {
    var question = SettlementQuestion(
      Settlement(
        policy: try PolicyOptions.policy(policy),
        programs: ProgramChoice.union(programs),
        threads: processorCount
      )
    )
    question.task = task.map { $0 - 1 }
    question.requiredLevels = Set(requiredLevels)
    question.showsCost = timings
    question.showsID = json
    var request = SettlementRequest(question, files: files)
    request.showsProgress = true
    return request
  }

  /// Writes `verdict`, and returns its status.
  func write(_ verdict: SettlementVerdict, to output: Output) -> ExitStatus {
    output.write(json ? verdict.json + "\n" : verdict.text(style: output.style))
    return verdict.status
  }

  @Sendable
  private static func level(_ text: String) throws -> SettlementLevel {
    guard let level = SettlementLevel(name: text) else {
      throw ValidationError("Levels are \(SettlementLevel.names).")
    }
    return level
  }
}

extension SettlementLevel {
  fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension SettlementFiles {
  /// Throws if more than one of them is standard input.
  func checkStandardInput() throws {
    guard all.count(where: { $0 == .standardInput }) <= 1 else {
      throw ValidationError("Standard input can be read once only.")
    }
  }
}
