import Foundation

/// A path in a folder that is there for one test.
final class TemporaryFile: Sendable {
  let path: String
  private let folder: String

  init(_ name: String = "answers.db") throws {
    folder = NSTemporaryDirectory() + "stark-service-" + UUID().uuidString
    path = folder + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Another path in the same folder.
  func sibling(_ name: String) -> String { folder + "/" + name }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
