import Foundation

/// Code as it stands in the documentation, so that tests run what readers copy.
package enum DocumentedCode {
  package struct NotFound: Error {
    let language: String
    let path: String
  }

  /// The first block of `language` in the Markdown file at `path` in the repository that contains
  /// `text`.
  package static func block(
    of language: String,
    containing text: String,
    in path: String
  ) throws -> String {
    let file = RepositoryFolder.root.appending(path: path)
    var block: [Substring]?
    for line in try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    {
      if line == "```\(language)" {
        block = []
      } else if line == "```", let lines = block {
        let code = lines.joined(separator: "\n") + "\n"
        if code.contains(text) { return code }
        block = nil
      } else {
        block?.append(line)
      }
    }
    throw NotFound(language: language, path: path)
  }
}
