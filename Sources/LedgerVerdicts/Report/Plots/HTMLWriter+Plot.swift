extension HTMLWriter {
  /// The points of a line that are drawn; more than that would not be seen.
  private static var maximumPointCount: Int { 400 }
  /// Up to here each point of a line is a dot that tells its value.
  private static var maximumDotCount: Int { 40 }
  /// The lines that can be told apart; the stylesheet has a colour for each.
  private static var maximumSeriesCount: Int { 6 }

  /// Writes `plot` as a card with heading, drawing and legend.
  package mutating func plot(_ plot: Plot) {
    var plot = plot
    plot.series = plot.series.filter { !$0.points.isEmpty }
    let hiddenCount = max(0, plot.series.count - Self.maximumSeriesCount)
    plot.series = Array(plot.series.prefix(Self.maximumSeriesCount))
    element("figure", ["class": "card"]) { writer in
      writer.element("h3", text: plot.title)
      writer.element("p", ["class": "caption"], text: plot.caption)
      guard !plot.series.isEmpty else {
        return writer.element("p", ["class": "empty"], text: "Nothing to draw yet.")
      }
      writer.element("p", ["class": "unit"], text: plot.unit)
      writer.drawing(of: plot)
      writer.legend(of: plot, hiddenCount: hiddenCount)
    }
  }

  private mutating func drawing(of plot: Plot) {
    let barCount = min(plot.axis.batches.count, PlotFrame.maximumBarCount)
    let bars = plot.series.map { $0.sums(over: plot.axis.batches, slotCount: barCount) }
    let values = plot.shape == .bars ? bars.flatMap(\.self) : plot.series.flatMap(\.values)
    let frame = PlotFrame(
      scale: PlotScale(covering: values + (plot.includesZero ? [0] : [])),
      batches: plot.axis.batches
    )
    let size = "0 0 \(PlotFrame.text(PlotFrame.width)) \(PlotFrame.text(PlotFrame.height))"
    element("svg", ["viewBox": size, "role": "img", "aria-label": plot.title]) { writer in
      writer.valueAxis(of: plot, frame)
      writer.batchAxis(plot.axis, frame)
      switch plot.shape {
      case .bars:
        for (index, bars) in bars.enumerated() { writer.bars(bars, index, of: plot, frame) }
      case .lines:
        for (index, series) in plot.series.enumerated() {
          writer.line(series, index, of: plot, frame)
        }
      }
    }
  }

  private mutating func valueAxis(of plot: Plot, _ frame: PlotFrame) {
    for tick in frame.scale.ticks {
      let y = frame.y(tick)
      element(
        "path",
        [
          "class": tick == 0 ? "zero" : "rule",
          "d": "M\(PlotFrame.text(frame.left)) \(PlotFrame.text(y))H\(PlotFrame.text(frame.right))",
        ]
      )
      label(
        ScaledNumber.text(tick, fractionDigits: plot.fractionDigits),
        x: frame.left - 20,
        y: y + 40,
        anchor: "end"
      )
    }
  }

  private mutating func batchAxis(_ axis: BatchAxis, _ frame: PlotFrame) {
    for batch in frame.labelledBatches {
      let x = frame.x(batch)
      element(
        "path",
        [
          "class": "rule",
          "d": "M\(PlotFrame.text(x)) \(PlotFrame.text(frame.bottom))v4",
        ]
      )
      // A label of the last batches would stand out at the right.
      let isLast = x > frame.right - 320
      let place = isLast ? frame.right + 60 : x
      label("#\(batch)", x: place, y: frame.bottom + 170, anchor: isLast ? "end" : "middle")
      if let time = axis.timeLabel(of: batch) {
        label(time, x: place, y: frame.bottom + 310, anchor: isLast ? "end" : "middle")
      }
    }
  }

  private mutating func line(
    _ series: PlotSeries,
    _ index: Int,
    of plot: Plot,
    _ frame: PlotFrame
  ) {
    let points = series.extremes(maximumCount: Self.maximumPointCount)
    let places = points.map { (x: frame.x($0.batch), y: frame.y($0.value)) }
    element(
      "polyline",
      [
        "class": "line s\(index)",
        "points": places.map { "\(PlotFrame.text($0.x)),\(PlotFrame.text($0.y))" }
          .joined(separator: " "),
      ]
    )
    guard points.count <= Self.maximumDotCount else { return }
    for (point, place) in zip(points, places) {
      element(
        "circle",
        [
          "class": "dot s\(index)",
          "cx": PlotFrame.text(place.x),
          "cy": PlotFrame.text(place.y),
          "r": "2.5",
        ]
      ) { writer in
        writer.element("title", text: series.label(of: point, in: plot))
      }
    }
  }

  private mutating func bars(
    _ sums: [Int128],
    _ index: Int,
    of plot: Plot,
    _ frame: PlotFrame
  ) {
    let zero = frame.y(0)
    for (slot, sum) in sums.enumerated() where sum != 0 {
      let (left, width) = frame.bar(slot, of: sums.count)
      let end = frame.y(sum)
      element(
        "rect",
        [
          "class": "bar s\(index)",
          "x": PlotFrame.text(left),
          "y": PlotFrame.text(min(zero, end)),
          "width": PlotFrame.text(max(width, 5)),
          // The least amount still shows as a line.
          "height": PlotFrame.text(max(abs(zero - end), 5)),
        ]
      ) { writer in
        let value = ScaledNumber.grouped(sum, fractionDigits: plot.fractionDigits)
        writer.element("title", text: "\(plot.series[index].name): \(value) \(plot.unit)")
      }
    }
  }

  private mutating func legend(of plot: Plot, hiddenCount: Int) {
    guard plot.series.count > 1 else { return }
    element("ul", ["class": "legend"]) { writer in
      for (index, series) in plot.series.enumerated() {
        writer.element("li") { writer in
          writer.key(of: plot.shape, index)
          writer.text(series.name)
        }
      }
      if hiddenCount > 0 { writer.element("li", text: "and \(hiddenCount) more, not drawn") }
    }
  }

  /// A piece of the line, with its dashes, or of the bar that a series is drawn with.
  private mutating func key(of shape: Plot.Shape, _ index: Int) {
    let width = shape == .lines ? "28" : "12"
    element(
      "svg",
      ["class": "key", "viewBox": "0 0 \(width) 12", "width": width, "height": "12"]
    ) { writer in
      let name = shape == .lines ? "line" : "bar"
      let path = shape == .lines ? "M1 6H27" : "M0 0H12V12H0Z"
      writer.element("path", ["class": "\(name) s\(index)", "d": path])
    }
  }

  private mutating func label(_ text: String, x: Int, y: Int, anchor: String) {
    element(
      "text",
      ["x": PlotFrame.text(x), "y": PlotFrame.text(y), "text-anchor": anchor],
      text: text
    )
  }
}

extension PlotSeries {
  fileprivate var values: [Int128] { points.map(\.value) }

  fileprivate func label(of point: PlotPoint, in plot: Plot) -> String {
    let value = ScaledNumber.grouped(point.value, fractionDigits: plot.fractionDigits)
    return "\(name), batch \(point.batch): \(value) \(plot.unit)"
  }
}
