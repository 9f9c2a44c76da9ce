import ArgumentParser
import SettlementLedger
import StarkVerifier
import LedgerVerdicts
import StarkVerdicts

/// `stark settle apply`: checks the batches of a proof and takes them into a ledger.
struct SettleApplyCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Check the batches of a proof and add them to a ledger.",
    discussion: """
      A ledger is a file that holds a chain of batches, with the state after each. A batch is \
      added if it holds and if it starts from the last state of the chain: so the ledger knows \
      the state before it, and you need not give it. It is in the file with all that belongs to \
      it, or not at all, whenever the process ends. To apply a batch again changes nothing. The \
      first batch that is refused ends the run; those before it stay in the ledger.

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
    completion: .file(),
    transform: FilePath.textArgument
  )
  var ledger: String

  @OptionGroup var options: SettlementOptions

  @Option(
    help: ArgumentHelp("What was seen on the chain below.", valueName: "file"),
    completion: .file(),
    transform: ProofSource.argument
  )
  var facts: ProofSource?

  @Option(
    name: .customLong("batch-id"),
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The operator's number of a batch; give it again for each batch of the proof.",
      valueName: "number"
    )
  )
  var batchIDs: [UInt64] = []

  @Option(
    name: .customLong("previous-batch-id"),
    parsing: .unconditional,
    help: ArgumentHelp("The operator's number of the batch before the first.", valueName: "number")
  )
  var previousBatchID: UInt64?

  func validate() throws {
    guard previousBatchID == nil || !batchIDs.isEmpty else {
      throw ValidationError("--previous-batch-id needs --batch-id.")
    }
    try files.checkStandardInput()
  }

  private var files: SettlementFiles {
    var files = options.files
    files.facts = facts
    return files
  }

  /// The numbers for the batches, each linked to the one before.
  private var labels: [BatchLabel] {
    zip(batchIDs, [previousBatchID] + batchIDs.map(Optional.some)).map {
      BatchLabel(id: $0, previous: $1)
    }
  }

  func answer(to output: Output) throws -> ExitStatus {
    var request = try options.request()
    request.files = files
    var verdict = request.verdict(ledger: ledger) { input, start, report in
      request.question.apply(input, to: ledger, labels: labels, since: start, report: report)
    }
    verdict.reason = verdict.reason?.naming(ledgerAt: ledger, mayBeNew: true)
    return options.write(verdict, to: output)
  }
}
