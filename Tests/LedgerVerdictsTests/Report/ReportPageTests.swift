import LedgerVerdicts
import TestSupport
import Testing

@Suite("Report page")
struct ReportPageTests {
  private func page(alerts: [ReportPage.Alert] = [], rows: [[String]] = []) -> ReportPage {
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
      html.contains(
        "content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:\""
      )
    )
    for word in ["http://", "https://", "src=", "url(", "@import", "<script"] {
      #expect(!html.contains(word), "\(word)")
    }
    // Its only link is to a picture that is in it, and empty: a browser would ask for one else.
    #expect(html.components(of: "<link ") == 1)
    #expect(html.components(of: "href=") == 1)
    #expect(html.contains("<link rel=\"icon\" href=\"data:,\">"))
    #expect(html.contains("prefers-color-scheme: dark"))
    #expect(html.contains("width=device-width"))
  }

  @Test("alerts are listed, and their absence is said")
  func alerts() {
    let alarmed = page(alerts: [.init("too <old>", advice: "Look & see.")]).html
    #expect(
      alarmed.contains(
        "<li><strong>too &lt;old&gt;</strong><p class=\"note\">Look &amp; see.</p></li>"
      )
    )
    #expect(!alarmed.contains("No alerts."))
    #expect(page().html.contains("No alerts."))
  }

  @Test("figures, rows and notes are there, and an empty table says so")
  func content() {
    let html = page(rows: [["0x1", "96.0"]]).html
    #expect(html.contains("<div class=\"name\">batches</div><div class=\"value\">3</div>"))
    #expect(html.contains("<tr><th scope=\"row\">0x1</th><td class=\"number\">96.0</td></tr>"))
    #expect(
      html.contains("<th scope=\"col\">proof</th><th scope=\"col\" class=\"number\">bits</th>")
    )
    #expect(html.contains("<p>A note.</p>"))
    #expect(!html.contains("None."))
    #expect(page().html.contains("None."))
  }
}
