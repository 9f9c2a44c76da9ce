package import Logging
import StarkAlgebra
import StarkJSON
import Synchronization

/// Writes each event of the log as one line of JSON.
///
///     {"time":1764460800.250,"level":"info","message":"request","status":"200",…}
///
/// Values are cut off after 512 bytes, so that nothing large gets into the log by accident.
package struct JSONLogHandler: LogHandler {
  package var metadataProvider: Logger.MetadataProvider?
  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level
  private let label: String
  private let write: @Sendable (String) -> Void

  private static let maximumLength = 512
  /// One line at a time, whatever thread it comes from.
  private static let turn = Mutex(())

  /// - `write`: where a line goes to.
  package init(
    label: String,
    level: Logger.Level,
    to write: @escaping @Sendable (String) -> Void
  ) {
    self.label = label
    self.write = write
    logLevel = level
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var entries = metadata
    for extra in [metadataProvider?.get(), event.metadata] {
      if let extra { entries.merge(extra) { $1 } }
    }
    if let error = event.error { entries["error"] = "\(error)" }
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("time") {
        $0.number(Double(millisecondsSince1970) / 1000, fractionDigitCount: 3)
      }
      writer.member("level") { $0.string(event.level.rawValue) }
      writer.member("label") { $0.string(label) }
      writer.member("message") { $0.string(Self.cut("\(event.message)")) }
      for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
        writer.member(key) { $0.string(Self.cut("\(value)")) }
      }
    }
    let line = writer.text + "\n"
    Self.turn.withLock { _ in write(line) }
  }

  private static func cut(_ text: String) -> String {
    guard text.utf8.count > maximumLength else { return text }
    return text.cut(toByteCount: maximumLength) + "…"
  }
}
