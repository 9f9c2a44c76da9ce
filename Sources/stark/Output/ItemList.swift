import StarkVerdicts

/// Lines of a label and a text, the labels in a column of their own.
struct ItemList: Sendable {
  private let style: TextStyle
  private(set) var lines: [String] = []

  /// The width of labels, with the blank after them.
  private static let labelWidth = 10

  init(style: TextStyle) {
    self.style = style
  }

  /// Adds a line; control characters in `text` are replaced.
  mutating func add(_ label: String, _ text: String) {
    let padding = String(repeating: " ", count: max(1, Self.labelWidth - label.count))
    let styled = label.isEmpty ? label : style.dim(label)
    lines.append("  " + styled + padding + text.withoutControlCharacters)
  }

  /// Adds the lines of `table`, the first of them with the label.
  mutating func add(_ label: String, _ table: Table) {
    for (index, line) in table.lines().enumerated() { add(index == 0 ? label : "", line) }
  }
}
