import Foundation
import TestSupport

/// The public declarations of a module, as the compiler knows them.
struct SymbolGraph {
  /// One line each, sorted: where a declaration is, and the declaration; and to what types conform.
  let lines: [String]
  /// The declarations without a comment.
  let undocumented: [String]

  struct NotExtracted: Error, CustomStringConvertible {
    let description: String
  }

  static let extractor = ProgramRun.program("swift")
  /// Where the modules of this build are.
  static let modules = ProgramRun.products.appending(path: "Modules")
  /// Where the modules of C are that those stand on; they are not built.
  static var modulesOfC: [URL] {
    // The folder of products may be reached by a link that is shorter.
    let packages = ProgramRun.products.resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent()
    return [
      packages.appending(path: "checkouts/GRDB.swift/Sources/GRDBSQLite"),
      RepositoryFolder.root.appending(path: "Sources/CGMP"),
    ]
  }
  /// What makes a compiler find all of them.
  static var searchPaths: [String] { ([modules] + modulesOfC).flatMap { ["-I", $0.path] } }

  /// Asks the compiler for those of `module`.
  init(of module: String) throws {
    guard let extractor = Self.extractor else { throw NotExtracted(description: "no compiler") }
    let folder = try TemporaryFolder()
    let run = try ProgramRun(
      of: extractor,
      ["symbolgraph-extract", "-module-name", module] + Self.searchPaths
        + ["-minimum-access-level", "public", "-skip-synthesized-members"]
        + ["-output-dir", folder.path]
    )
    guard run.code == 0 else { throw NotExtracted(description: run.error) }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".symbols.json") }
    guard !files.isEmpty else { throw NotExtracted(description: "no graph of \(module)") }
    let graphs = try files.map { file in
      try JSONDecoder().decode(
        Graph.self,
        from: Data(contentsOf: URL(filePath: folder.path + "/" + file))
      )
    }
    let symbols = graphs.flatMap(\.symbols)
    let names = Dictionary(
      symbols.map { ($0.identifier.precise, $0.path) },
      uniquingKeysWith: { first, _ in first }
    )
    let conformances = graphs.flatMap(\.relationships).compactMap { relationship -> String? in
      guard relationship.kind == "conformsTo", let type = names[relationship.source] else {
        return nil
      }
      let target = relationship.targetFallback ?? names[relationship.target] ?? relationship.target
      return "\(type): \(target)"
    }
    lines = Set(symbols.map { "\($0.path)  \($0.declaration)" } + conformances).sorted()
    undocumented = symbols.filter { $0.docComment == nil }.map(\.path).sorted()
  }

  private struct Graph: Decodable {
    let symbols: [Symbol]
    let relationships: [Relationship]
  }

  private struct Symbol: Decodable {
    struct Identifier: Decodable { let precise: String }
    struct Fragment: Decodable { let spelling: String }
    struct Comment: Decodable {}
    let identifier: Identifier
    let pathComponents: [String]
    let declarationFragments: [Fragment]
    let docComment: Comment?

    var path: String { pathComponents.joined(separator: ".") }
    /// The declaration on one line.
    var declaration: String {
      declarationFragments.map(\.spelling).joined().split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
  }

  private struct Relationship: Decodable {
    let kind: String
    let source: String
    let target: String
    let targetFallback: String?
  }
}
