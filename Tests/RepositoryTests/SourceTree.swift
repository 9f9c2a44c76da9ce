import Foundation
import Testing

/// The files of the repository that the conventions speak of.
struct SourceTree {
  /// One Swift file.
  struct File: Sendable, CustomTestStringConvertible {
    let path: String
    let lines: [String]

    var name: String { String(path.split(separator: "/").last ?? "") }
    var isTable: Bool { name.contains("Constants") || name.contains("Table") }
    var testDescription: String { path }

    /// The lines without comments, numbered from 1.
    var code: [(number: Int, text: String)] {
      lines.enumerated().compactMap { index, line in
        let text = line.trimmingCharacters(in: .whitespaces)
        return text.hasPrefix("//") ? nil : (index + 1, line)
      }
    }
  }

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The Swift files below `folder`, by path.
  static func files(in folder: String) -> [File] {
    let base = root.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    return (names ?? [])
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix(".") && !$0.contains("/.build") }
      .sorted()
      .compactMap { name in
        guard
          let text = try? String(contentsOf: base.appending(path: name), encoding: .utf8)
        else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return File(path: "\(folder)/\(name)", lines: lines.map(String.init))
      }
  }

  static let sources = files(in: "Sources")
  static let tests = files(in: "Tests")
}
