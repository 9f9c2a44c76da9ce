import StarkVerdicts
import ArgumentParser
import SettlementLedger
import StarkVerifier
import LedgerVerdicts

/// `stark settle status`: how a chain is, and what to look at.
struct SettleStatusCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how the chain in a ledger is, and what needs attention.",
    discussion: """
      Ages and deadlines are told at the present moment, or at that of --now. If a figure is \
      beyond its threshold it is an alert, and the exit code is 5.

      Examples:
        stark settle status --ledger chain.db
        stark settle status --ledger chain.db --alert state-age=3600
        stark settle status --ledger chain.db --json | jq -r '.alerts[].signal'
      """
  )

  @OptionGroup var question: LedgerQuestion

  @OptionGroup var watch: WatchOptions

  @Flag(help: "Print one JSON object (schema 1).")
  var json = false

  func answer(to output: Output) throws -> ExitStatus {
    let status = try question.answer(json: json, to: output) { ledger throws(Failure) in
      try ledger.status(at: watch.moment)
    }
    let report = StatusReport(
      ledger: question.ledger,
      status: status,
      alerts: status.alerts(beyond: watch.thresholds)
    )
    output.write(json ? report.json + "\n" : report.text(style: output.style))
    return report.exitStatus
  }
}
