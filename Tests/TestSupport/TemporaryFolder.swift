package import Foundation

/// A folder that is there for one test.
package struct TemporaryFolder: ~Copyable {
  package let path: String

  package init() throws {
    path = NSTemporaryDirectory() + "stark-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes `text` to the file `name`, creates the folders on the way, and returns the path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  /// The same for bytes that may be no text.
  @discardableResult
  package func write(_ bytes: Data, to name: String) throws -> String {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try bytes.write(to: file)
    return file.path
  }

  /// Makes the file `name`, which claims `byteCount` bytes and takes no room, and returns the path.
  package func claim(_ byteCount: UInt64, by name: String) throws -> String {
    let path = try write("", to: name)
    try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: byteCount)
    return path
  }

  /// Makes a symbolic link `name` to `target`.
  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name,
      withDestinationPath: target
    )
  }
}
