import SettlementLedger
import StarkAlgebra
import StarkSettlement
import StarkVerifier
import StarkVerdicts
import LedgerVerdicts

extension StatusReport {
  /// The positions of a kind that are listed; all of them are in the JSON.
  private static var listedPositionCount: Int { 20 }

  /// The status for people: alerts first, then the chain, the exchange and its assets.
  package func text(style: TextStyle) -> String {
    var items = ItemList(style: style)
    addChain(to: &items)
    if let exchange = status.exchange {
      addExchange(exchange, to: &items)
      addRequests(served: exchange, to: &items)
      addAssets(exchange, to: &items)
      addPositions(exchange, to: &items)
    } else {
      addRequests(served: nil, to: &items)
    }
    let warned = alerts.map { "  " + style.red("ALERT     " + $0.text.withoutControlCharacters) }
    return ([headline(style)] + warned + items.lines).joined(separator: "\n") + "\n"
  }

  private func headline(_ style: TextStyle) -> String {
    let word = alerts.isEmpty ? style.green("NO ALERTS") : style.red("ALERTS")
    let aside =
      "\(status.chain.program) \(status.chain.release), "
      + "\(NumberText.grouped(status.batchCount)) batches, "
      + "at \(UTCTime.text(secondsSince1970: status.now))"
    return
      "\(word) \(style.bold(ledger.withoutControlCharacters))  \(style.dim(aside.withoutControlCharacters))"
  }

  private func addChain(to items: inout ItemList) {
    if let last = status.last {
      let time = last.state.time.map { ", state of " + UTCTime.text(secondsSince1970: $0) } ?? ""
      let label = last.batchID.map { ", id \($0)" } ?? ""
      items.add("last", "batch \(last.sequence)\(label)\(time)")
      items.add("", last.isReplayed ? "replayed" : "not replayed: no transactions were given")
      items.add("facts", "state transition \(last.transitionFact)")
      items.add("", "GPS fact         \(last.programFact)")
    }
    items.add("state", "hash            \(status.last?.state.hash ?? status.chain.start.hash)")
    if let state = status.exchange?.state {
      items.add("", "positions root  \(state.positionsRoot.description)")
      items.add("", "orders root     \(state.ordersRoot.description)")
    }
    if let age = status.stateAge {
      let limit = DurationText.text(seconds: LedgerStatus.stateAgeLimit)
      items.add("age", "\(DurationText.text(seconds: age)) of \(limit)")
    }
    if let margin = status.expirationMargin {
      let time = DurationText.text(seconds: margin.magnitude)
      items.add("expires", margin < 0 ? "\(time) ago" : "in \(time)")
    }
    if let cadence = status.cadence {
      let between = status.isCadenceOfUpdates ? "between updates" : "between states"
      items.add(
        "cadence",
        "median \(DurationText.text(seconds: cadence.median)), "
          + "95 % within \(DurationText.text(seconds: cadence.percentile95)), "
          + "longest \(DurationText.text(seconds: cadence.longest)) \(between)"
      )
    }
    addBits(to: &items)
  }

  private func addBits(to items: inout ItemList) {
    var table = Table([.right, .left])
    for measure in SecurityMeasure.allCases {
      guard measure != .proven, let bits = status.weakestBits[measure] else { continue }
      table.add([NumberText.bits(bits), measure.title])
    }
    items.add("bits", table)
    let count = NumberText.grouped(status.proofCount)
    items.add("", "the least of \(count) proof\(status.proofCount == 1 ? "" : "s")")
  }

  private func addExchange(_ exchange: ExchangeStatus, to items: inout ItemList) {
    var table = Table([.left, .right, .right, .right])
    table.add(["", "all", "quanta", "last batch"])
    for (name, all, last) in [
      ("deposits", exchange.deposits, exchange.lastDeposits),
      ("withdrawals", exchange.withdrawals, exchange.lastWithdrawals),
      ("to other keys", exchange.withdrawalsToOthers, exchange.lastWithdrawalsToOthers),
    ] {
      table.add(
        [
          name, NumberText.grouped(all.count), NumberText.grouped(all.sum),
          NumberText.grouped(last.sum),
        ]
      )
    }
    table.add(
      [
        "fee position", "", exchange.feeChange.map { NumberText.grouped($0) } ?? "unknown",
        exchange.lastFeeChange.map { NumberText.grouped($0) } ?? "unknown",
      ]
    )
    if exchange.idleModificationCount > 0 {
      table.add([
        "modifications of 0", NumberText.grouped(exchange.idleModificationCount), "0", "0",
      ])
    }
    items.add("flows", table)
    items.add(
      "positions",
      "\(NumberText.grouped(exchange.state.positionCount)) with "
        + "\(NumberText.grouped(exchange.state.collateral)) quanta of collateral"
    )
    let funded = exchange.fundedCollateral.map { "\(NumberText.grouped($0)) quanta" } ?? "unknown"
    items.add("", "\(funded) once the funding between them is paid")
    let validity = exchange.fundingValidity.map { " of \(DurationText.text(seconds: $0))" } ?? ""
    items.add("funding", DurationText.text(seconds: exchange.fundingAge) + " old" + validity)
  }

  private func addRequests(served exchange: ExchangeStatus?, to items: inout ItemList) {
    if let exchange {
      items.add(
        "forced",
        "\(exchange.forcedTradeCount) trades served, "
          + "\(exchange.forcedWithdrawals.count) withdrawals, "
          + "\(exchange.unpaidWithdrawals.count) of them unpaid"
      )
    } else {
      let count = status.pendingRequests.count
      items.add("forced", "\(count) full withdrawal\(count == 1 ? "" : "s") pending")
    }
    for pending in status.pendingRequests {
      let deadline = UTCTime.text(secondsSince1970: pending.deadline)
      items.add(
        "",
        "request \(pending.request.id) pending, freeze possible from \(deadline) by a contract of 7 d"
      )
    }
  }

  private func addAssets(_ exchange: ExchangeStatus, to items: inout ItemList) {
    guard !exchange.assets.isEmpty else { return }
    var table = Table([.left, .right, .right, .right, .right])
    table.add(AssetStatus.titles)
    for asset in exchange.assets { table.add(asset.cells) }
    items.add("assets", table)
  }

  private func addPositions(_ exchange: ExchangeStatus, to items: inout ItemList) {
    add(exchange.positionsUnderWater, as: "worth less than nothing", to: &items)
    if let risky = exchange.positionsAtRisk {
      add(risky, as: "of a risk above their value", to: &items)
    } else {
      items.add("", "risks are not known: no batch file gave the configuration")
    }
    if exchange.unvaluedPositionCount > 0 {
      let count = NumberText.grouped(exchange.unvaluedPositionCount)
      items.add("", "\(count) of unknown value, for want of a price or an index")
    }
  }

  private func add(_ risks: [PositionRisk], as kind: String, to items: inout ItemList) {
    items.add("", "\(NumberText.grouped(risks.count)) \(kind)")
    for risk in risks.prefix(Self.listedPositionCount) {
      items.add("", "  position \(risk.position): worth \(risk.totalValue >> 32) quanta")
    }
    let hiddenCount = risks.count - Self.listedPositionCount
    if hiddenCount > 0 { items.add("", "  and \(hiddenCount) more") }
  }
}
