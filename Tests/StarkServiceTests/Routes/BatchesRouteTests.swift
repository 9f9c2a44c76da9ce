import HTTPTypes
import StarkJSON
import StarkService
import StarkSettlement
import StarkVerdicts
import StarkVerifier
import TestSupport
import Testing

@Suite("POST /v1/batches")
struct BatchesRouteTests {
  @Test("the shipped chain passes, in the words of the command line")
  func check() async throws {
    let service = try await TestService()
    let answer = try await service.ask(try Form.chain())
    var question = SettlementQuestion(Settlement())
    question.showsID = true
    let files = try BatchFolder.perpetualChain.map { try $0.bytes(of: "batch.json") }
    let proof = try BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
    let expected = question.check(SettlementInput(proof: proof, batches: files))
    #expect(answer.status == 200)
    #expect(
      VerifyRouteTests.timeless(answer.text) == VerifyRouteTests.timeless(expected.json) + "\n"
    )
    #expect(try answer.member("outcome") == "accepted")
    let id = try answer.member("verification_id")
    #expect(answer.headers[.contentLocation] == "/v1/verifications/\(id)")
    let again = try await service.ask(try Form.chain())
    #expect(again.text == answer.text)
    #expect(try await service.get("/v1/verifications/\(id)").text == answer.text)
    await service.end()
  }

  @Test("another task, program, level or policy is another question")
  func questions() async throws {
    let service = try await TestService()
    let proof = try Form.chain(batchCount: 0)
    let cases: [(Form, String, String?)] = [
      (proof, "accepted", nil),
      (proof.adding("task", "2"), "accepted", nil),
      (proof.adding("task", "4"), "refused", "statement/task"),
      (proof.adding("require", "replay"), "refused", "policy/level"),
      (proof.adding("require", "proof").adding("require", "statement"), "accepted", nil),
      (proof.adding("program", "0x1"), "refused", "statement/program"),
      (proof.adding("program", "perpetual").adding("program", "0x1"), "accepted", nil),
      (proof.adding("policy", "provable-100"), "refused", "policy/security-bits"),
      (proof.adding("batch", "{}"), "refused", "statement/batch-count"),
      (proof.adding("task", "1").adding("batch", "{}"), "malformed", nil),
      (Form().adding("proof", "{}"), "malformed", nil),
    ]
    var ids: Set<String> = []
    for (form, outcome, code) in cases {
      let answer = try await service.ask(form)
      #expect(answer.status == 200)
      #expect(try answer.member("outcome") == outcome, "\(answer.text)")
      if let code {
        #expect(try answer.json().required("failure").object().required("code").string() == code)
      }
      ids.insert(try answer.member("verification_id"))
    }
    #expect(ids.count == cases.count)
    await service.end()
  }

  @Test("a form that makes no sense is told so, and costs nothing")
  func malformed() async throws {
    let service = try await TestService()
    let proof = Form().adding("proof", "{}")
    let cases: [(Form, String)] = [
      (Form(), "part"), (Form().adding("batch", "{}"), "part"),
      (proof.adding("proof", "{}"), "part"),
      (proof.adding("previous", "").adding("previous", ""), "part"),
      (proof.adding("facts", "{}"), "part"), (proof.adding("colour", "red"), "part"),
      (proof.adding("task", "0"), "task"), (proof.adding("task", "x"), "task"),
      (proof.adding("task", "1").adding("task", "1"), "field"),
      (proof.adding("policy", "sharp"), "policy"), (proof.adding("program", "foo"), "program"),
      (proof.adding("require", "all"), "level"), (proof.adding("apply", "yes"), "parameter"),
      (proof.adding("apply", "true"), "ledger"), (proof.adding("timings", "1"), "parameter"),
      (proof.adding("task", [0xff]), "field"),
      (proof.adding("program", String(repeating: "0", count: 1025)), "field"),
    ]
    for (form, code) in cases {
      let answer = try await service.ask(form)
      #expect(answer.status == 400, "\(answer.text)")
      #expect(try answer.member("code") == "request/\(code)")
    }
    let type = [HTTPField.Name.contentType: "multipart/form-data"]
    let unbounded = try await service.send(.post, "/v1/batches", type, chunks: [proof.body])
    #expect(unbounded.status == 400)
    #expect(try unbounded.member("code") == "request/multipart")
    let other = try await service.send(
      .post,
      "/v1/batches",
      [.contentType: "application/json"],
      chunks: [[1]]
    )
    #expect(other.status == 415)
    #expect(try await service.service.desk.store.openQuestions().count == 0)
    let metrics = try await service.get("/metrics").text
    #expect(metrics.contains("stark_verify_total"))
    #expect(!metrics.contains(/stark_verify_total\{[^}]*\} [1-9]/))
    await service.end()
  }

  @Test("batches are applied to the ledger, each time anew, and the ledger tells of them")
  func apply() async throws {
    let file = try TemporaryFile()
    let service = try await TestService(file: file) { $0.ledgerPath = file.sibling("chain.db") }
    let empty = try await service.get("/v1/ledger")
    #expect(empty.status == 404)
    #expect(try empty.member("ledger") == "ledger")
    let form = try Form.chain().adding("apply", "true")
    let first = try await service.ask(form)
    #expect(first.status == 200)
    #expect(try first.member("outcome") == "accepted")
    #expect(try first.json().required("verification_id").isNull)
    #expect(try first.member("ledger") == "ledger")
    #expect(first.text.components(of: "\"standing\":\"applied\"") == 3)
    let second = try await service.ask(form, [.prefer: "respond-async"])
    #expect(second.status == 202)
    let location = try #require(second.headers[.location])
    #expect(location != first.headers[.contentLocation])
    await service.service.desk.board.whenEmpty()
    let answer = try await service.get(location)
    #expect(answer.text.components(of: "\"standing\":\"already-applied\"") == 3)
    let kept = try await service.get(try #require(first.headers[.contentLocation]))
    #expect(kept.text == first.text)
    let status = try await service.get("/v1/ledger")
    #expect(status.status == 200)
    #expect(try status.json().required("batch_count").unsigned() == 3)
    #expect(!status.text.contains(file.sibling("")))
    let page = try await service.get("/ledger")
    #expect(page.status == 200)
    #expect(page.text.hasPrefix("<!doctype html>"))
    #expect(page.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
    await service.end()
  }

  @Test("a ledger that can't be read is the operator's trouble, and its path no answer")
  func unusableLedger() async throws {
    let file = try TemporaryFile()
    let path = file.sibling("chain.db")
    try JobStore(path: path, keeping: 1).close()
    let service = try await TestService(file: file) { $0.ledgerPath = path }
    let status = try await service.get("/v1/ledger")
    #expect(status.status == 503)
    #expect(status.text.contains("ledger/not-a-ledger"))
    let answer = try await service.ask(try Form.chain().adding("apply", "true"))
    #expect(answer.status == 200)
    #expect(try answer.member("outcome") == "malformed")
    #expect(!answer.text.contains(path))
    await service.end()
  }

  @Test("the policy bounds each file")
  func fileLimit() async throws {
    var policy = AcceptancePolicy(name: "small", minimumBits: [:])
    policy.limits.fileBytes = 4
    let service = try await TestService { [policy] in $0.policy = policy }
    let form = Form().adding("proof", "12345")
    let question = SettlementQuestion(Settlement(policy: policy))
    let expected = question.check(SettlementInput(proof: Array("12345".utf8), batches: []))
    let answers = [try await service.ask(form), try await service.ask(form)]
    for answer in answers {
      #expect(answer.status == 200)
      #expect(
        VerifyRouteTests.timeless(answer.text) == VerifyRouteTests.timeless(expected.json) + "\n"
      )
      #expect(try answer.member("outcome") == "malformed")
      #expect(try answer.json().required("verification_id").isNull)
      let location = try #require(answer.headers[.contentLocation])
      #expect(try await service.get(location).text == answer.text)
    }
    #expect(Set(answers.map { $0.headers[.contentLocation] }).count == 2)
    let fitting = try await service.ask(Form().adding("proof", "1234"))
    #expect(try !fitting.json().required("verification_id").isNull)
    await service.end()
  }
}
