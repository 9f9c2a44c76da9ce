import HTTPTypes
import StarkService
import Testing

@Suite("openapi.yaml")
struct OpenAPIDocumentTests {
  /// The paths with a method each.
  private static let paths = [
    ("/v1/verify", "post"), ("/v1/batches", "post"), ("/v1/inspect", "post"),
    ("/v1/verifications/{id}", "get"), ("/v1/ledger", "get"), ("/ledger", "get"), ("/", "get"),
    ("/openapi.yaml", "get"), ("/livez", "get"), ("/readyz", "get"), ("/metrics", "get"),
  ]

  @Test("it lists the paths that there are, and no other")
  func paths() async throws {
    let service = try await TestService()
    let text = try await service.get("/openapi.yaml").text
    #expect(text == OpenAPIDocument.yaml)
    let listed = text.split(separator: "\n").filter { $0.hasPrefix("  /") }.map {
      String($0.dropFirst(2).dropLast())
    }
    #expect(Set(listed) == Set(Self.paths.map(\.0)))
    for (path, method) in Self.paths {
      #expect(text.contains("  \(path):\n    \(method):\n"), "\(path)")
      // Another method is refused by the route, so the route is there.
      let answer = try await service.send(.trace, path.replacing("{id}", with: "x"))
      #expect(answer.status == 405)
      #expect(answer.headers[.allow]?.hasPrefix(method.uppercased()) == true)
    }
    await service.end()
  }

  @Test("every reference leads somewhere, and every component is referred to")
  func references() {
    let text = OpenAPIDocument.yaml
    let referred = Set(text.matches(of: /#\/components\/[a-zA-Z]+\/([a-zA-Z]+)/).map { $0.1 })
    var defined: Set<Substring> = []
    var isSection = false
    let components = text.split(separator: "\ncomponents:\n")[1]
    for line in components.split(separator: "\n") {
      if line.hasPrefix("  "), !line.hasPrefix("   ") {
        isSection = !line.contains("securitySchemes")
      } else if isSection, line.hasPrefix("    "), !line.hasPrefix("     ") {
        defined.insert(line.dropFirst(4).dropLast())
      }
    }
    #expect(referred == defined)
    #expect(defined.count > 15)
  }
}
