import SettlementLedger
import StarkAlgebra
import StarkSettlement
import StarkVerdicts
import StarkVerifier

extension ReportPage {
  /// The rows that a table shows at most; what is above is counted in its caption.
  private static var maximumRowCount: Int { 100 }

  /// The tables of the page, the roots first.
  static func tables(_ status: LedgerStatus, _ history: LedgerHistory) -> [ReportTable] {
    let exchange = status.exchange
    return [
      states(status), exchange.map(assets), requests(status), exchange.map(positions),
      proofs(history),
    ].compactMap(\.self)
  }

  private static func states(_ status: LedgerStatus) -> ReportTable {
    var rows = [
      ["program hash", status.chain.programHash.description],
      ["state hash", "\(status.last?.state.hash ?? status.chain.start.hash)"],
    ]
    if let state = status.exchange?.state {
      rows.append(["positions root", state.positionsRoot.description])
      rows.append(["orders root", state.ordersRoot.description])
    }
    if let hash = status.exchange?.configurationHash {
      rows.append(["configuration hash", hash.description])
    }
    if let last = status.last {
      rows.append(["state transition fact", last.transitionFact.description])
      rows.append(["GPS fact", last.programFact.description])
    }
    return ReportTable(
      "State",
      caption: "What identifies the last state and the batch that led to it.",
      columns: [.text("what"), .text("value")],
      rows: rows
    )
  }

  private static func assets(_ exchange: ExchangeStatus) -> ReportTable {
    table(
      "Assets",
      caption: "Open interest is in quanta of the asset; moves and funding are of the last batch.",
      columns: AssetStatus.titles.enumerated().map { $0 == 0 ? .text($1) : .number($1) },
      rows: exchange.assets.map(\.cells)
    )
  }

  private static func requests(_ status: LedgerStatus) -> ReportTable {
    table(
      "Forced requests that wait",
      caption: "From the deadline on, 7 days after the request, anybody may freeze the exchange, "
        + "unless its contract grants more.",
      blank: "None that was recorded.",
      columns: [.text("request"), .text("deadline")],
      rows: status.pendingRequests.map {
        [$0.request.id, UTCTime.text(secondsSince1970: $0.deadline)]
      }
    )
  }

  private static func positions(_ exchange: ExchangeStatus) -> ReportTable {
    let underWater = exchange.positionsUnderWater.map { ($0, "worth less than nothing") }
    let below = Set(exchange.positionsUnderWater.map(\.position))
    let atRisk = (exchange.positionsAtRisk ?? [])
      .filter { !below.contains($0.position) }
      .map { ($0, "risk above value") }
    return table(
      "Positions in danger",
      caption: exchange.positionsAtRisk == nil
        ? "Risks are not known, since no batch file gave the configuration."
        : "At the last prices. Value and risk are in quanta of collateral.",
      blank: exchange.positionsAtRisk == nil
        ? "None that is known; risks are unknown." : "None.",
      columns: [.number("position"), .text("why"), .number("value"), .number("risk")],
      rows: (underWater + atRisk).map { risk, reason in
        [
          "\(risk.position)", reason, "\(risk.totalValue >> 32)",
          risk.totalRisk.map { "\($0 >> 64)" } ?? "unknown",
        ]
      }
    )
  }

  private static func proofs(_ history: LedgerHistory) -> ReportTable {
    var sequences: [Int: [Int]] = [:]
    for batch in history.batches { sequences[batch.proof, default: []].append(batch.sequence) }
    let measures = SecurityMeasure.allCases.filter { $0 != .proven }
    return table(
      "Security",
      caption: "Bits behind each proof by every estimate, the last proof first.",
      columns: [.text("batches"), .text("layout"), .text("policy")]
        + measures.map { .number($0.title) },
      rows: history.proofs.reversed().map { proof in
        let batches = sequences[proof.id] ?? []
        let span = batches.first.map { first in
          batches.count == 1 ? "#\(first)" : "#\(first) to #\(batches[batches.count - 1])"
        }
        return [span ?? "none", proof.layout, proof.policy]
          + measures.map { proof.bits[$0].map(NumberText.bits) ?? "unknown" }
      }
    )
  }

  private static func table(
    _ title: String,
    caption: String,
    blank: String = "None.",
    columns: [ReportTable.Column],
    rows: [[String]]
  ) -> ReportTable {
    let hiddenCount = rows.count - maximumRowCount
    return ReportTable(
      title,
      caption: hiddenCount > 0 ? "\(caption) \(hiddenCount) more rows are not shown." : caption,
      blank: blank,
      columns: columns,
      rows: Array(rows.prefix(maximumRowCount))
    )
  }
}
