/// One line on a terminal that says how far a run over many things is.
///
/// It is written to standard error, rewritten in place and wiped before anything else is printed;
/// where standard error is no terminal, nothing is written.
struct ProgressLine: Sendable {
  private let total: Int
  private let noun: String
  private let isShown: Bool
  private var finished = 0

  /// A line for `total` things, which are `noun`.
  init(total: Int, noun: String = "proofs") {
    self.total = total
    self.noun = noun
    isShown =
      total > 1 && FileDescriptor.standardError.isTerminal && environmentVariable("TERM") != "dumb"
  }

  /// Counts one thing more and shows the number.
  mutating func advance() {
    finished += 1
    guard isShown else { return }
    Diagnostics.write("\r\u{1b}[K\(finished) of \(total) \(noun)")
  }

  /// Removes the line, so that something else can be printed.
  func wipe() {
    guard isShown else { return }
    Diagnostics.write("\r\u{1b}[K")
  }
}
