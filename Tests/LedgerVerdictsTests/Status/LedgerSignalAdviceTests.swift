import LedgerVerdicts
import SettlementLedger
import StarkVerdicts
import Testing

@Suite("What to do about alerts")
struct LedgerSignalAdviceTests {
  @Test("is said of every signal, in whole sentences", arguments: LedgerSignal.allCases)
  func advice(signal: LedgerSignal) {
    #expect(signal.advice.count > 40)
    #expect(signal.advice.hasSuffix("."))
  }

  @Test("stands beside the alert on the page and in JSON, which have the same words")
  func places() throws {
    let ledger = try ShippedLedger()
    #expect(try ledger.apply(ShippedLedger.batches()).status == .accepted)
    let (status, history) = try #require(
      try Ledger(reading: ledger.path).overview(at: 1_800_000_000)
    )
    let alerts = status.alerts()
    #expect(alerts.map(\.signal).contains(.stateAge))
    let json = StatusReport(ledger: "chain.db", status: status, alerts: alerts).json
    let page = ReportPage(status, history, alerts: alerts, of: "folder/chain.db")
    #expect(page.title == "chain.db: perpetual v3.2")
    #expect(page.alerts.count == alerts.count)
    for (alert, shown) in zip(alerts, page.alerts) {
      #expect(shown.text == alert.text)
      #expect(shown.advice == alert.signal.advice)
      #expect(json.contains(#""text":"\#(alert.text)","advice":"\#(alert.signal.advice)""#))
    }
    for figure in page.figures {
      #expect(json.contains(#"{"name":"\#(figure.name)","value":"\#(figure.value)"}"#))
    }
  }
}
