import ArgumentParser
import SettlementLedger
import StarkVerifier

/// `stark settle apply`: checks the batches of a proof and takes them into a ledger.
struct SettleApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Check the batches of a proof and add them to a ledger.",
    discussion: """
      A ledger is a file that holds a chain of batches, with the state after each. A batch is \
      added if it holds and if it starts from the last state of the chain: so the ledger knows \
      the state before it, and you need not give it. It is in the file with all that belongs to \
      it, or not at all, whenever the process ends. To apply a batch again changes nothing.

      What was seen on the chain below, such as deposits and forced requests, is compared with \
      the batches if you give it.

      Examples:
        stark settle apply --ledger chain.db --proof p1.json --batch b1.json
        stark settle apply --ledger chain.db --proof p2.json --facts seen.json
        stark settle apply --ledger chain.db --proof p.json --previous state.json
      """
  )

  @Option(
    help: ArgumentHelp("The ledger; it is made if there is none.", valueName: "file"),
    completion: .file()
  )
  var ledger: String

  @OptionGroup var options: SettlementOptions

  @Option(
    help: ArgumentHelp("What was seen on the chain below.", valueName: "file"),
    completion: .file()
  )
  var facts: String?

  @Option(
    name: .customLong("batch-id"),
    help: ArgumentHelp(
      "The operator's number of a batch; give it again for each batch of the proof.",
      valueName: "number"
    )
  )
  var batchIDs: [UInt64] = []

  @Option(
    name: .customLong("previous-batch-id"),
    help: ArgumentHelp("The operator's number of the batch before the first.", valueName: "number")
  )
  var previousBatchID: UInt64?

  @Flag(help: "Print one JSON object (schema 1).")
  var json = false

  @Flag(help: "Show the time of each level and the number of hashes.")
  var timings = false

  func validate() throws {
    guard previousBatchID == nil || !batchIDs.isEmpty else {
      throw ValidationError("--previous-batch-id needs --batch-id.")
    }
    guard files.all.count(where: { $0 == .standardInput }) <= 1 else {
      throw ValidationError("Standard input can be read once only.")
    }
  }

  private var files: SettlementFiles {
    var files = options.files
    files.facts = facts.map(ProofSource.init(argument:))
    return files
  }

  /// The numbers for the batches, each linked to the one before.
  private var labels: [BatchLabel] {
    zip(batchIDs, [previousBatchID] + batchIDs.map(Optional.some)).map {
      BatchLabel(id: $0, previous: $1)
    }
  }

  func run() throws {
    let application = LedgerApplication(
      try options.settlement(),
      ledger: ledger,
      files: files,
      task: options.task.map { $0 - 1 },
      labels: labels,
      showsCost: timings
    )
    let verdict = application.verdict(showsProgress: true)
    let style = TextStyle(for: .standardOutput)
    FileDescriptor.standardOutput.write(json ? verdict.json + "\n" : verdict.text(style: style))
    guard verdict.status == .accepted else { throw ExitCode(verdict.status.rawValue) }
  }
}
