import LedgerVerdicts
import Testing

@Suite("Report page")
struct ReportPageTests {
  private func page(alerts: [String] = [], rows: [[String]] = []) -> ReportPage {
    ReportPage(
      title: "Perpetual exchange",
      subtitle: "3 batches",
      alerts: alerts,
      figures: [.init("batches", "3")],
      plots: [],
      tables: [
        ReportTable(
          "Proofs",
          caption: "One a row.",
          columns: [.text("proof"), .number("bits")],
          rows: rows
        )
      ],
      notes: ["A note."]
    )
  }

  @Test("the page asks for nothing from elsewhere, and may not")
  func isSelfContained() {
    let html = page().html
    #expect(html.hasPrefix("<!doctype html><html lang=\"en\">"))
    #expect(
      html.contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\"")
    )
    for word in ["http://", "https://", "src=", "href=", "url(", "@import", "<script", "<link"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("prefers-color-scheme: dark"))
    #expect(html.contains("width=device-width"))
  }

  @Test("alerts are listed, and their absence is said")
  func alerts() {
    let alarmed = page(alerts: ["too <old>"]).html
    #expect(alarmed.contains("<li>too &lt;old&gt;</li>"))
    #expect(!alarmed.contains("No alerts."))
    #expect(page().html.contains("No alerts."))
  }

  @Test("figures, rows and notes are there, and an empty table says so")
  func content() {
    let html = page(rows: [["0x1", "96.0"]]).html
    #expect(html.contains("<div class=\"name\">batches</div><div class=\"value\">3</div>"))
    #expect(html.contains("<tr><td>0x1</td><td class=\"number\">96.0</td></tr>"))
    #expect(html.contains("<p>A note.</p>"))
    #expect(!html.contains("None."))
    #expect(page().html.contains("None."))
  }
}
