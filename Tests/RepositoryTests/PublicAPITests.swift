import Foundation
import TestSupport
import Testing

/// What others can build on: `PublicAPI` lists it, so that a change of it shows in review.
///
/// To renew the lists after a change that is meant:
///
///     RENEW_PUBLIC_API=1 swift test -c release --filter PublicAPITests
@Suite(
  "Public declarations",
  .enabled(
    if: SymbolGraph.extractor != nil
      && FileManager.default.fileExists(atPath: SymbolGraph.modules.path),
    "no compiler, or no modules beside the tests"
  )
)
struct PublicAPITests {
  private static let products = ["StarkVerifier", "StarkSettlement", "SettlementLedger"]

  private static func list(of module: String) -> URL {
    RepositoryFolder.root.appending(path: "Tests/RepositoryTests/PublicAPI/\(module).txt")
  }

  @Test("are those that are listed", arguments: products)
  func list(module: String) throws {
    let lines = try SymbolGraph(of: module).lines
    let file = Self.list(of: module)
    if ProcessInfo.processInfo.environment["RENEW_PUBLIC_API"] != nil {
      try lines.map { $0 + "\n" }.joined().write(to: file, atomically: true, encoding: .utf8)
    }
    let listed = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    let added = Set(lines).subtracting(listed).sorted()
    let removed = Set(listed).subtracting(lines).sorted()
    #expect(added.isEmpty, "new in \(module); see the comment above on how to renew the list")
    #expect(removed.isEmpty, "gone from \(module); see the comment above on how to renew the list")
    #expect(listed == listed.sorted(), "\(module)")
  }

  @Test("have a comment each", arguments: products)
  func comments(module: String) throws {
    let undocumented = try SymbolGraph(of: module).undocumented
    #expect(undocumented.isEmpty, "\(module)")
  }

  @Test("are found, with and without a comment")
  func extraction() throws {
    let graph = try SymbolGraph(of: "StarkVerifier")
    #expect(graph.lines.count > 300)
    #expect(graph.lines.contains("Verifier: Swift.Sendable"))
    #expect(graph.lines.contains("Verifier.policy  let policy: AcceptancePolicy"))
    #expect(throws: SymbolGraph.NotExtracted.self) { try SymbolGraph(of: "NoSuchModule") }
  }
}
