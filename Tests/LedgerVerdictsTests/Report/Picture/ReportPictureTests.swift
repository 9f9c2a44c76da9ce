import Foundation
import LedgerVerdicts
import Testing
import TestSupport

@Suite("Report in a browser", .enabled(if: Chromium.isInstalled, "Chromium is not installed"))
struct ReportPictureTests {
  /// A page with a line plot of `lines` lines and a bar plot, in a file of `folder`.
  private func write(batchCount: Int, to folder: borrowing TemporaryFolder) throws -> String {
    let axis = BatchAxis(
      batches: 1...batchCount,
      times: (0..<batchCount).map { 1_700_000_000 + UInt64($0) * 600 }
    )
    func series(_ name: String, _ value: (Int) -> Int128) -> PlotSeries {
      PlotSeries(name, (0..<batchCount).map { PlotPoint(batch: $0 + 1, value: value($0)) })
    }
    let page = ReportPage(
      title: "Chain",
      subtitle: "<script>document.body.innerHTML = ''</script>",
      alerts: [],
      figures: [.init("batches", "\(batchCount)")],
      plots: [
        Plot(
          "Lines",
          caption: "Two of them.",
          unit: "quanta",
          axis: axis,
          series: [series("a") { Int128($0) }, series("b") { Int128(2 * $0) }]
        ),
        Plot(
          "Bars",
          caption: "Up and down.",
          unit: "quanta",
          shape: .bars,
          axis: axis,
          series: [series("in") { Int128($0 + 1) }, series("out") { Int128(-$0 - 1) }]
        ),
      ],
      tables: [],
      notes: []
    )
    return try folder.write(page.html, to: "index.html")
  }

  /// The colours of the first two series on a light page.
  private let colours = [Picture.Colour(0x0b63ce), Picture.Colour(0xc2410c)]

  @Test("plots are drawn, and nothing is wider than a phone")
  func drawn() throws {
    let folder = try TemporaryFolder()
    let path = try write(batchCount: 12, to: folder)
    let picture = try Chromium.picture(of: path, width: 390, height: 1200)
    #expect(picture.width == 390)
    #expect(picture.height == 1200)
    for colour in colours {
      // A key and a line in one card, a key and bars in the other.
      #expect(picture.count(of: colour) > 5_000)
      let rows = picture.rows(with: colour)
      #expect(try #require(rows.last) - #require(rows.first) > 400)
    }
    // The right margin of the page is empty.
    #expect(picture.count(of: Picture.Colour(0xf5f6f8)) > 16 * 1200)
  }

  @Test("the browser finds every line, point and bar, and runs nothing")
  func document() throws {
    let folder = try TemporaryFolder()
    let path = try write(batchCount: 12, to: folder)
    let document = try Chromium.document(of: path)
    #expect(document.components(of: "<polyline ") == 2)
    #expect(document.components(of: "<circle ") == 24)
    #expect(document.components(of: "<rect ") == 24)
    #expect(document.contains("&lt;script&gt;"))
  }

  @Test("a page without batches has no drawing")
  func empty() throws {
    let folder = try TemporaryFolder()
    let page = ReportPage(
      title: "Chain",
      subtitle: "",
      alerts: [],
      figures: [],
      plots: [
        Plot(
          "Lines",
          caption: "None.",
          unit: "quanta",
          axis: BatchAxis(batches: 0...0, times: []),
          series: []
        )
      ],
      tables: [],
      notes: []
    )
    let path = try folder.write(page.html, to: "index.html")
    let picture = try Chromium.picture(of: path, width: 390, height: 600)
    for colour in colours { #expect(picture.count(of: colour) == 0) }
    #expect(try Chromium.document(of: path).contains("Nothing to draw yet."))
  }
}
