/// One line on a terminal that says how far a run of many proofs is.
///
/// It is written to standard error, rewritten in place and wiped before anything else is printed;
/// where standard error is no terminal, nothing is written.
struct ProgressLine: Sendable {
  private let output = FileDescriptor.standardError
  private let total: Int
  private let isShown: Bool
  private var finished = 0

  init(total: Int) {
    self.total = total
    isShown = total > 1 && output.isTerminal && environmentVariable("TERM") != "dumb"
  }

  /// Counts one proof more and shows the number.
  mutating func advance() {
    finished += 1
    guard isShown else { return }
    output.write("\r\u{1b}[K\(finished) of \(total) proofs")
  }

  /// Removes the line, so that something else can be printed.
  func wipe() {
    guard isShown else { return }
    output.write("\r\u{1b}[K")
  }
}
