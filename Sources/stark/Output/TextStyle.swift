/// Colours for terminals, and nothing for everything else.
package struct TextStyle: Sendable {
  private let isColoured: Bool

  package init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  /// The style for `output`: coloured on a terminal, unless NO_COLOR is set or TERM is `dumb`.
  init(for output: FileDescriptor) {
    let refuses = environmentVariable("NO_COLOR").map { !$0.isEmpty } ?? false
    let isDumb = environmentVariable("TERM") == "dumb"
    self.init(isColoured: output.isTerminal && !refuses && !isDumb)
  }

  /// Good news.
  package func green(_ text: String) -> String { coloured(text, "32") }
  /// Bad news.
  package func red(_ text: String) -> String { coloured(text, "31") }
  /// Neither.
  package func yellow(_ text: String) -> String { coloured(text, "33") }
  /// Labels and asides.
  package func dim(_ text: String) -> String { coloured(text, "2") }
  /// Names.
  package func bold(_ text: String) -> String { coloured(text, "1") }

  private func coloured(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}
