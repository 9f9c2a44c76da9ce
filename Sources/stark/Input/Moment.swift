import ArgumentParser
import StarkVerdicts

/// A moment on a command line: seconds since 1970, or a date and time as ISO 8601 writes them.
struct Moment: ExpressibleByArgument {
  let secondsSince1970: UInt64

  /// Nil if the text is neither; a time without its zone is not taken.
  init?(argument: String) {
    guard let seconds = UInt64(argument) ?? UTCTime.seconds(of: argument) else { return nil }
    secondsSince1970 = seconds
  }
}
