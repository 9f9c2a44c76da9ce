import StarkAlgebra
package import StarkFaults

/// Takes lines from a pipe or file, one by one, in memory that a long line cannot outgrow.
package struct LineReader: Sendable {
  private let file: FileDescriptor
  private let stop: StopSignal
  private let maximumCount: Int
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  /// The part of `chunk` that belongs to the next lines.
  private var unread = 0..<0
  /// Whether the end was met; all lines before it were returned then.
  package private(set) var isAtEnd = false
  private var lineCount = 0

  /// A reader of lines of `maximumCount` bytes at most, until `stop` is raised.
  package init(_ file: FileDescriptor, maximumCount: Int, until stop: StopSignal) {
    self.file = file
    self.maximumCount = maximumCount
    self.stop = stop
  }

  /// The next line that is not blank; nil at the end or when no more lines are to be taken.
  ///
  /// What stands before the end without a line feed is a line too.
  package mutating func next() throws(Fault) -> InputLine? {
    while let line = try nextLine() {
      if !line.isBlank { return line }
    }
    return nil
  }

  private mutating func nextLine() throws(Fault) -> InputLine? {
    var text: [UInt8] = []
    var byteCount = 0
    while !stop.isRaised {
      if unread.isEmpty, try !fill() {
        guard isAtEnd, byteCount > 0 else { return nil }
        return line(text, byteCount)
      }
      let end = chunk.span.extracting(unread).firstOffset(of: UInt8(ascii: "\n"), from: 0)
      let piece = unread.lowerBound..<unread.lowerBound + (end ?? unread.count)
      byteCount += piece.count
      if byteCount <= maximumCount { text += chunk[piece] } else { text = [] }
      unread = min(piece.upperBound + 1, unread.upperBound)..<unread.upperBound
      if end != nil { return line(text, byteCount) }
    }
    return nil
  }

  private mutating func line(_ text: [UInt8], _ byteCount: Int) -> InputLine {
    lineCount += 1
    return InputLine(
      number: lineCount,
      byteCount <= maximumCount ? .text(text) : .tooLong(byteCount: byteCount)
    )
  }

  /// Waits for more bytes; false at the end, or if the signal to stop comes first.
  private mutating func fill() throws(Fault) -> Bool {
    guard !isAtEnd, try file.waitForInput(before: stop.descriptor) else { return false }
    unread = 0..<(try file.readOnce(into: &chunk, count: chunk.count))
    isAtEnd = unread.isEmpty
    return !isAtEnd
  }
}
