import ArgumentParser
import SettlementLedger
import StarkVerifier
import StarkVerdicts
import LedgerVerdicts

/// `stark settle report`: the status and the history of a chain as a page with plots.
struct SettleReportCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the history of the chain in a ledger as a page with plots.",
    discussion: """
      The page is one file, index.html, that asks for nothing else: no script, no request. It is \
      put in the place of an earlier one when it is complete.

      Example:
        stark settle report --ledger chain.db --out report
      """
  )

  @OptionGroup var question: LedgerQuestion

  @Option(
    help: ArgumentHelp(
      "The folder for the page; it is made if there is none.",
      valueName: "folder"
    ),
    completion: .directory,
    transform: FilePath.argument
  )
  var out: FilePath

  @OptionGroup var watch: WatchOptions

  private static let pageName = "index.html"

  func answer(to output: Output) throws -> ExitStatus {
    let page = try question.answer(json: false, to: output) {
      ledger throws(Failure) -> ReportPage? in
      guard let (status, history) = try ledger.overview(at: watch.moment) else { return nil }
      return ReportPage(
        status,
        history,
        alerts: status.alerts(beyond: watch.thresholds),
        of: question.ledger
      )
    }
    do {
      try makeFolder(at: out)
      try FileDescriptor.replaceFile(named: Self.pageName, inFolder: out, with: page.html)
    } catch {
      Diagnostics.error("\(out.description.withoutControlCharacters): \(error)")
      return .unreadable
    }
    let path = out.appending(Array(Self.pageName.utf8)).description
    output.write(path.withoutControlCharacters + "\n")
    return .accepted
  }
}
