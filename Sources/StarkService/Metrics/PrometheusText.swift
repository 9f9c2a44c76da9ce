extension PrometheusRegistry {
  /// The media type of `text`.
  package static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  /// All values in Prometheus' text format, version 0.0.4, by name and labels.
  package var text: String {
    var text = ""
    let families = Dictionary(grouping: content) { $0.key.name }
    for (name, series) in families.sorted(by: { $0.key < $1.key }) {
      guard let first = series.first?.value else { continue }
      if let explanation = explanations[name] {
        text += "# HELP \(name) \(Self.escaped(explanation, quotes: false))\n"
      }
      text += "# TYPE \(name) \(first.typeName)\n"
      let sorted = series.map { (Self.text($0.key.labels), $0.key.labels, $0.value) }
        .sorted { $0.0 < $1.0 }
      for (_, labels, cell) in sorted { text += Self.lines(name, labels, cell) }
    }
    return text
  }

  private static func lines(_ name: String, _ labels: [Label], _ cell: Cell) -> String {
    switch cell {
    case .counter(let counter): return "\(name)\(text(labels)) \(counter.value)\n"
    case .gauge(let gauge): return "\(name)\(text(labels)) \(number(gauge.value))\n"
    case .histogram(let histogram):
      let content = histogram.content
      var lines = ""
      var count: UInt64 = 0
      let bounds = histogram.bounds.map(number) + ["+Inf"]
      for (bound, values) in zip(bounds, content.counts) {
        count += values
        lines += "\(name)_bucket\(text(labels + [Label(name: "le", value: bound)])) \(count)\n"
      }
      lines += "\(name)_sum\(text(labels)) \(number(content.sum))\n"
      lines += "\(name)_count\(text(labels)) \(count)\n"
      return lines
    }
  }

  private static func text(_ labels: [Label]) -> String {
    guard !labels.isEmpty else { return "" }
    let pairs = labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }
    return "{\(pairs.joined(separator: ","))}"
  }

  /// Whole numbers without a fraction, so that bounds read as people write them.
  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf" }
    return Int64(exactly: value).map(String.init) ?? "\(value)"
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension PrometheusRegistry.Cell {
  fileprivate var typeName: String {
    switch self {
    case .counter: "counter"
    case .gauge: "gauge"
    case .histogram: "histogram"
    }
  }
}
