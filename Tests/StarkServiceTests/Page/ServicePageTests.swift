import HTTPTypes
import LedgerVerdicts
import StarkService
import TestSupport
import Testing

@Suite("The page")
struct ServicePageTests {
  @Test("it runs its own script only, and asks nobody else for anything")
  func policy() async throws {
    let service = try await TestService()
    let answer = try await service.get("/")
    #expect(answer.status == 200)
    #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
    let policy = try #require(answer.headers[.contentSecurityPolicy])
    #expect(policy.hasPrefix("default-src 'none'; script-src 'nonce-"))
    #expect(!policy.contains("unsafe"))
    let nonce = try #require(policy.firstMatch(of: /script-src 'nonce-([0-9a-f]+)'/)?.1)
    #expect(nonce.count == 32)
    #expect(answer.text.components(of: "nonce=\"\(nonce)\"") == 2)
    #expect(answer.text.components(of: "<script") == 1)
    for word in ["http://", "https://", "innerHTML", "outerHTML", "insertAdjacent", "eval("] {
      #expect(!answer.text.contains(word))
    }
    #expect(!answer.text.contains(/\bon[a-z]+=/))
    let again = try await service.get("/")
    #expect(again.headers[.contentSecurityPolicy] != policy)
    await service.end()
  }

  @Test("it has its picture in itself, so that no browser asks for one")
  func icon() async throws {
    let service = try await TestService()
    let answer = try await service.get("/")
    #expect(answer.text.components(of: "<link ") == 1)
    #expect(answer.text.contains("<link rel=\"icon\" href=\"data:image/svg+xml,<svg "))
    #expect(answer.headers[.contentSecurityPolicy]?.contains("; img-src data:;") == true)
    await service.end()
  }

  @Test("a report that it opens carries its nonce, without which it would have no style")
  func report() async throws {
    let service = try await TestService()
    let page = try await service.get("/")
    #expect(page.text.contains("const nonce = document.currentScript.nonce;"))
    let change = #"html.replace("<style>", "<style nonce='" + nonce + "'>")"#
    #expect(page.text.contains(change))
    // The one place in a report that this finds is its style.
    let report = ReportPage(
      title: "<style>",
      subtitle: "",
      alerts: [],
      figures: [],
      plots: [],
      tables: [],
      notes: []
    )
    #expect(report.html.components(of: "<style>") == 1)
    #expect(report.html.contains("<style>:root {"))
    await service.end()
  }
}
