package import SettlementLedger
import StarkVerdicts

extension ReportPage {
  /// The page about the chain in `ledger`, a path or another name.
  package init(
    _ status: LedgerStatus,
    _ history: LedgerHistory,
    alerts: [LedgerAlert],
    of ledger: String
  ) {
    let name = ledger.split(separator: "/").last ?? "ledger"
    let plots = HistoryPlots(history)
    let count = NumberText.grouped(history.batches.count)
    self.init(
      title: "\(name): \(status.chain.program) \(status.chain.release)",
      subtitle: "\(count) batches, at \(UTCTime.text(secondsSince1970: status.now))",
      alerts: alerts.map { Alert($0.text, advice: $0.signal.advice) },
      figures: status.figures,
      plots: plots.chain + plots.exchange + plots.proofs,
      tables: Self.tables(status, history),
      notes: Self.notes
    )
  }

  private static let notes = [
    "Amounts are in quanta, the units that the exchange counts in. Plots of many batches show the "
      + "extremes of runs of batches, and bars the sums; hover over a dot or bar for its value.",
    "A proof says that the published changes follow the exchange's rules. It says nothing about "
      + "the truth of prices, the order of transactions or what happened on the chain below.",
  ]
}
