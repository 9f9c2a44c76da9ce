import Synchronization
import StarkVerdicts

/// Standard output of one run, which remembers whether all of the answer could be written.
///
/// Nothing else writes answers, so that a command whose answer did not arrive cannot end well: the
/// caller of the command asks for ``status`` when the command is done.
final class Output: Sendable {
  /// How texts for people look there.
  let style = TextStyle(for: .standardOutput)
  private let fault = Mutex(SystemError?.none)

  /// Writes all of `text`; once a write has failed, no other is tried.
  ///
  /// What follows a gap would read as if the gap were not there.
  func write(_ text: String) {
    fault.withLock { fault in
      guard fault == nil else { return }
      do throws(SystemError) {
        try FileDescriptor.standardOutput.writeAll(text)
      } catch {
        fault = error
      }
    }
  }

  /// How a run ends by `status`, which is that of its answer: unreadable if the answer did not
  /// arrive, unless the answer is graver than that.
  func status(after status: ExitStatus) -> ExitStatus {
    guard let fault = fault.withLock(\.self) else { return status }
    Diagnostics.error("standard output: \(fault)")
    return ExitStatus.graver(status, .unreadable)
  }
}

/// Standard error: what people may want to know beside an answer.
///
/// A program whose messages nobody takes still has its answer to give, so here, and only here, a
/// write that fails changes nothing.
enum Diagnostics {
  /// Writes a message that something is wrong.
  static func error(_ message: String) { write("Error: \(message)\n") }

  /// Writes `text` as it is, or as much of it as is taken.
  static func write(_ text: String) {
    do throws(SystemError) { try FileDescriptor.standardError.writeAll(text) } catch { return }
  }
}
