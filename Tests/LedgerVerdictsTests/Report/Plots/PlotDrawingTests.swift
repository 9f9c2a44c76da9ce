import LedgerVerdicts
import TestSupport
import Testing

@Suite("Drawings of plots")
struct PlotDrawingTests {
  private func markup(_ plot: Plot) -> String {
    var writer = HTMLWriter()
    writer.plot(plot)
    return writer.markup
  }

  private func plot(
    _ shape: Plot.Shape,
    batchCount: Int,
    series: [PlotSeries],
    times: [UInt64?] = []
  ) -> Plot {
    Plot(
      "Title",
      caption: "Caption.",
      unit: "quanta",
      shape: shape,
      axis: BatchAxis(batches: 1...batchCount, times: times),
      series: series
    )
  }

  private func series(_ name: String, _ values: [Int128]) -> PlotSeries {
    PlotSeries(name, values.enumerated().map { PlotPoint(batch: $0 + 1, value: $1) })
  }

  @Test("a line passes through the places of its points")
  func line() {
    let markup = markup(plot(.lines, batchCount: 2, series: [series("a", [0, 100])]))
    #expect(markup.contains(#"<polyline class="line s0" points="121,182 275,10"></polyline>"#))
    #expect(markup.contains("<title>a, batch 2: 100 quanta</title>"))
    #expect(!markup.contains("legend"))
  }

  @Test("bars stand on zero, down for what is negative, and none for nothing")
  func bars() {
    let flows = [series("in", [100, 0]), series("out", [0, -100])]
    let markup = markup(plot(.bars, batchCount: 2, series: flows))
    #expect(markup.components(of: "<rect ") == 2)
    #expect(markup.contains(#"class="bar s0" x="59.4" y="10" width="123.2" height="86""#))
    #expect(markup.contains(#"class="bar s1" x="213.4" y="96" width="123.2" height="86""#))
    #expect(markup.components(of: "<li>") == 2)
  }

  @Test("keys show what their series is drawn with: a line has its dashes, a bar is filled")
  func keys() {
    let two = [series("a", [0, 100]), series("b", [5, 7])]
    let lines = markup(plot(.lines, batchCount: 2, series: two))
    #expect(lines.contains(#"<path class="line s1" d="M1 6H27"></path></svg>b</li>"#))
    let bars = markup(plot(.bars, batchCount: 2, series: two))
    #expect(bars.contains(#"<path class="bar s1" d="M0 0H12V12H0Z"></path></svg>b</li>"#))
  }

  @Test("axes are labelled with round values, batches and times")
  func labels() {
    let labelled = plot(
      .lines,
      batchCount: 2,
      series: [series("a", [0, 3_000_000])],
      times: [1_700_000_000, 1_700_000_600]
    )
    let markup = markup(labelled)
    for label in ["0", "1M", "2M", "3M", "#1", "#2", "14 Nov 22:13", "14 Nov 22:23"] {
      #expect(markup.contains(">\(label)</text>"), "\(label)")
    }
    #expect(markup.contains("<p class=\"unit\">quanta</p>"))
  }

  @Test("batches of weeks are labelled with dates")
  func dates() {
    let axis = BatchAxis(batches: 1...2, times: [1_700_000_000, 1_701_000_000])
    #expect(axis.timeLabel(of: 2) == "2023-11-26")
    #expect(axis.timeLabel(of: 3) == nil)
  }

  @Test("without values the card says so and draws nothing")
  func empty() {
    let markup = markup(plot(.lines, batchCount: 1, series: [series("a", [])]))
    #expect(markup.contains("Nothing to draw yet."))
    #expect(!markup.contains("<svg"))
  }

  @Test("lines beyond the sixth are counted, not drawn")
  func manySeries() {
    let lines = (0..<9).map { series("asset \($0)", [1, 2]) }
    let markup = markup(plot(.lines, batchCount: 2, series: lines))
    #expect(markup.components(of: "<polyline ") == 6)
    #expect(markup.contains("and 3 more, not drawn"))
  }

  @Test("a hundred thousand batches of the largest values take few bytes")
  func large() {
    let values = (0..<100_000).map { $0 % 2 == 0 ? Int128.max : .min }
    for shape in [Plot.Shape.lines, .bars] {
      let markup = markup(plot(shape, batchCount: values.count, series: [series("a", values)]))
      #expect(markup.utf8.count < 30_000)
      #expect(!markup.contains("<circle"))
    }
  }
}
