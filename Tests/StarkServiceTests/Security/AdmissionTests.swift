import HTTPTypes
import StarkService
import Testing

@Suite("Who is let in")
struct AdmissionTests {
  private static let token = "0123456789abcdef"

  @Test("a token opens everything, and only health, page and description are open without")
  func tokens() async throws {
    let tokens = try BearerTokens([Self.token + "\n", "another-token-of-length"])
    let service = try await TestService { $0.tokens = tokens }
    for path in ["/v1/verifications/x", "/v1/ledger", "/ledger", "/metrics"] {
      for field in [nil, "Bearer " + Self.token + "x", "Basic " + Self.token, "Bearer", Self.token]
      {
        let answer = try await service.get(path, field.map { [.authorization: $0] } ?? [:])
        #expect(answer.status == 401, "\(path) \(field ?? "-")")
        #expect(answer.headers[.wwwAuthenticate] == "Bearer")
        #expect(try answer.member("code") == "request/token")
      }
      for field in ["Bearer " + Self.token, "bearer another-token-of-length "] {
        #expect(try await service.get(path, [.authorization: field]).status != 401, "\(path)")
      }
    }
    for path in ["/", "/openapi.yaml", "/livez", "/readyz"] {
      #expect(try await service.get(path).status == 200)
    }
    await service.end()
  }

  @Test("tokens are long and visible")
  func bad() {
    #expect(throws: BearerTokens.Fault.length) { try BearerTokens(["short"]) }
    #expect(throws: BearerTokens.Fault.length) { try BearerTokens([" \n"]) }
    #expect(throws: BearerTokens.Fault.length) {
      try BearerTokens([String(repeating: "x", count: 4097)])
    }
    #expect(throws: BearerTokens.Fault.character) { try BearerTokens(["0123456789 abcdef"]) }
  }

  @Test("a comparison looks at every byte")
  func comparison() throws {
    let tokens = try BearerTokens([Self.token])
    #expect(tokens.admit("Bearer " + Self.token))
    // One that differs in any one character is not taken.
    for index in Self.token.indices {
      let changed = Self.token.replacingCharacter(at: index)
      #expect(!tokens.admit("Bearer " + changed))
    }
    #expect(!tokens.admit("Bearer " + Self.token.dropLast()))
    #expect(!tokens.admit(nil))
    #expect(BearerTokens.none.admit(nil))
  }

  @Test("an address that others reach needs a token")
  func binding() throws {
    var configuration = ServiceConfiguration(dataPath: "")
    for host in ["127.0.0.1", "127.9.9.9", "::1", "localhost"] {
      configuration.host = host
      #expect(throws: Never.self) { try configuration.check() }
    }
    for host in ["0.0.0.0", "::", "10.0.0.1", "example.org", "127.0.0.1.example.org", ""] {
      configuration.host = host
      configuration.tokens = .none
      #expect(throws: ServiceFault.openToAll(host: host)) { try configuration.check() }
      configuration.tokens = try BearerTokens([Self.token])
      #expect(throws: Never.self) { try configuration.check() }
    }
  }

  @Test("no page of another site is let in")
  func origins() async throws {
    let service = try await TestService()
    let fetchSite = try #require(HTTPField.Name("Sec-Fetch-Site"))
    let refused: [[HTTPField.Name: String]] = [
      [.origin: "http://evil.example"], [.origin: "null"], [fetchSite: "cross-site"],
      [fetchSite: "same-site"], [.origin: "http://localhost:8081"],
    ]
    for fields in refused {
      let answer = try await service.get("/v1/verifications/x", fields)
      #expect(answer.status == 403, "\(fields)")
      #expect(try answer.member("code") == "request/origin")
    }
    let taken: [[HTTPField.Name: String]] = [
      [:], [.origin: "http://localhost:8080", fetchSite: "same-origin"], [fetchSite: "none"],
    ]
    for fields in taken {
      #expect(try await service.get("/v1/verifications/x", fields).status == 404, "\(fields)")
    }
    await service.end()
  }

  @Test("a service on the loopback interface answers to names of that only")
  func rebinding() async throws {
    let service = try await TestService()
    for authority in ["evil.example", "evil.example:8080", "10.0.0.1:8080", "[::2]:8080", "[::1"] {
      let answer = try await service.send(.get, "/v1/ledger", authority: authority)
      #expect(answer.status == 403, "\(authority)")
    }
    for authority in ["localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080"] {
      let answer = try await service.send(.get, "/v1/ledger", authority: authority)
      #expect(answer.status == 404, "\(authority)")
    }
    await service.end()
  }
}

extension String {
  /// The same with another character at `index`.
  fileprivate func replacingCharacter(at index: Index) -> String {
    var text = self
    text.replaceSubrange(index...index, with: self[index] == "x" ? "y" : "x")
    return text
  }
}
