package import SettlementLedger
import StarkAlgebra
import StarkSettlement
import StarkVerdicts
import StarkVerifier

extension ReportPage {
  /// The page about a chain.
  package init(_ status: LedgerStatus, _ history: LedgerHistory, alerts: [LedgerAlert]) {
    let plots = HistoryPlots(history)
    let count = NumberText.grouped(history.batches.count)
    self.init(
      title: "\(status.chain.program) \(status.chain.release)",
      subtitle: "\(count) batches, at \(UTCTime.text(secondsSince1970: status.now))",
      alerts: alerts.map(\.text),
      figures: Self.figures(status),
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

  private static func figures(_ status: LedgerStatus) -> [Figure] {
    var figures = [
      Figure("batches", NumberText.grouped(status.batchCount)),
      Figure("proofs", NumberText.grouped(status.proofCount)),
    ]
    if let time = status.last?.state.time {
      figures.append(Figure("last state", UTCTime.text(secondsSince1970: time)))
    }
    if let age = status.stateAge {
      figures.append(Figure("age of the state", DurationText.text(seconds: age)))
    }
    if let margin = status.expirationMargin {
      let time = DurationText.text(seconds: margin.magnitude)
      figures.append(Figure("last batch expires", margin < 0 ? "\(time) ago" : "in \(time)"))
    }
    if let cadence = status.cadence {
      figures.append(Figure("median interval", DurationText.text(seconds: cadence.median)))
      figures.append(Figure("longest interval", DurationText.text(seconds: cadence.longest)))
    }
    if let bits = status.weakestBits[.stoneFormula] {
      figures.append(Figure("weakest proof", "\(NumberText.bits(bits)) bits by Stone's formula"))
    }
    // Whoever recorded none may have looked at none.
    let pending = Figure(
      "forced requests pending",
      status.pendingRequests.isEmpty
        ? "none recorded" : NumberText.grouped(status.pendingRequests.count)
    )
    guard let exchange = status.exchange else { return figures + [pending] }
    return figures + [
      Figure("open positions", NumberText.grouped(exchange.state.positionCount)),
      Figure("collateral in positions", NumberText.grouped(exchange.state.collateral)),
      Figure(
        "collateral once funding is paid",
        exchange.fundedCollateral.map { NumberText.grouped($0) } ?? "unknown"
      ),
      Figure("deposits", NumberText.grouped(exchange.deposits.sum)),
      Figure("withdrawals", NumberText.grouped(exchange.withdrawals.sum)),
      Figure("fee position", exchange.feeChange.map { NumberText.grouped($0) } ?? "unknown"),
      pending,
      Figure(
        "positions below zero",
        exchange.unvaluedPositionCount == 0
          ? NumberText.grouped(exchange.positionsUnderWater.count) : "unknown"
      ),
    ]
  }
}
