import HTTPTypes
import StarkJSON
import StarkService
import StarkVerifier
import TestSupport
import Testing

@Suite("Other paths")
struct OtherRoutesTests {
  @Test("the process lives, is ready, and is no longer when it drains")
  func health() async throws {
    let service = try await TestService()
    #expect(try await service.get("/livez").text == "alive\n")
    let ready = try await service.get("/readyz")
    #expect(ready.status == 200)
    #expect(ready.text == "ready\n")
    service.service.notice.begin()
    let draining = try await service.get("/readyz")
    #expect(draining.status == 503)
    #expect(try draining.member("code") == "service/draining")
    #expect(try await service.get("/livez").status == 200)
    await service.end()
  }

  @Test("a service whose file is gone is not ready, and takes no question")
  func storeGone() async throws {
    let service = try await TestService()
    service.service.desk.store.close()
    let ready = try await service.get("/readyz")
    #expect(ready.status == 503)
    #expect(try ready.member("code") == "service/store")
    let answer = try await service.verify([1])
    #expect(answer.status == 503)
    #expect(try answer.member("code") == "service/store")
    await service.end()
  }

  @Test(
    "what isn't there is 404",
    arguments: [
      "/v2/verify", "/v1/verifications/0x00", "/v1/verifications/apply-0", "/v1/verifications/",
      "/v1/verifications/0x" + String(repeating: "0", count: 64), "/v1/ledger", "/ledger",
    ]
  )
  func notFound(path: String) async throws {
    let service = try await TestService()
    let answer = try await service.get(path)
    #expect(answer.status == 404)
    #expect(try answer.json().required("status").unsigned() == 404)
    await service.end()
  }

  @Test("a method that a path doesn't have is 405, with those that it has")
  func methods() async throws {
    let service = try await TestService()
    let get = try await service.get("/v1/verify")
    #expect(get.status == 405)
    #expect(get.headers[.allow] == "POST")
    let put = try await service.send(.put, "/livez")
    #expect(put.status == 405)
    #expect(put.headers[.allow] == "GET, HEAD")
    let query = try await service.send(try #require(.init(rawValue: "QUERY")), "/v1/ledger")
    #expect(query.status == 405)
    await service.end()
  }

  @Test("a method that no path has is 501")
  func unknownMethod() async throws {
    let service = try await TestService()
    let answer = try await service.send(try #require(.init(rawValue: "FETCH")), "/livez")
    #expect(answer.status == 501)
    #expect(try answer.member("code") == "request/method")
    await service.end()
  }

  @Test("HEAD is GET without the body")
  func head() async throws {
    let service = try await TestService()
    let answer = try await service.send(.head, "/livez")
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
    #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
    await service.end()
  }

  @Test("a proof is inspected, and what is none gets a verdict")
  func inspect() async throws {
    let service = try await TestService()
    let type = [HTTPField.Name.contentType: "application/json"]
    let bytes = try ProofFile.shipped("plain-blake256").bytes()
    let answer = try await service.send(.post, "/v1/inspect", type, chunks: [bytes])
    #expect(answer.status == 200)
    var total: UInt64 = 0
    for part in try answer.json().required("parts").array(maximumCount: 1_000) {
      total += try part.object().required("bytes").unsigned()
    }
    let parameters = try answer.json().required("proof").object().required("parameters").object()
    #expect(try total == parameters.required("proof_bytes").unsigned())
    let none = try await service.send(.post, "/v1/inspect", type, chunks: [[1]])
    #expect(none.status == 200)
    #expect(try none.member("outcome") == "malformed")
    await service.end()
  }

  @Test("requests are counted by route, method and status, and never by path")
  func counted() async throws {
    let service = try await TestService()
    _ = try await service.get("/v1/verifications/secret")
    _ = try await service.get("/nowhere/secret")
    let text = try await service.get("/metrics").text
    #expect(!text.contains("secret"))
    #expect(
      text.contains(
        #"stark_http_requests_total{method="GET",route="/v1/verifications/{id}",status="404"} 1"#
      )
        || text.contains(
          #"stark_http_requests_total{method="GET",route="/v1/verifications/:id",status="404"} 1"#
        )
    )
    #expect(text.contains(#"status="404"} 1"#))
    await service.end()
  }
}
