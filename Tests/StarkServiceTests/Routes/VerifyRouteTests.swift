import HTTPTypes
import StarkJSON
import StarkService
import StarkVerdicts
import StarkVerifier
import TestSupport
import Testing

@Suite("POST /v1/verify")
struct VerifyRouteTests {
  static let good = ProofFile.shipped("recursive-poseidon-blake")

  /// A sound proof with another digit near the end of its bytes.
  static func damaged() throws -> [UInt8] {
    var bytes = try good.bytes()
    let text = String(decoding: bytes, as: UTF8.self)
    let start = try #require(text.firstRange(of: "\"proof_hex\"")).upperBound
    let value = text[start...].drop { $0 != "x" }.prefix { $0 != "\"" }
    var index = text.utf8.distance(from: text.startIndex, to: value.endIndex) - 1_000
    while !(48...57).contains(bytes[index]) { index += 1 }
    bytes[index] = bytes[index] == 49 ? 50 : 49
    return bytes
  }

  /// A verdict without its time, which is another each time.
  static func timeless(_ json: String) -> String {
    json.replacing(/"milliseconds":[0-9.]+/, with: "\"milliseconds\":0")
  }

  @Test("a verdict has the words, the code and the id of the command line")
  func sameAsCommandLine() async throws {
    let service = try await TestService()
    let cases: [([UInt8], AcceptancePolicy, StarkVerdicts.ExitStatus)] = [
      (try Self.good.bytes(), .sharp96, .accepted),
      (try Self.good.bytes(), .provable100, .refused),
      (try Self.damaged(), .sharp96, .rejected),
      (Array("{\"proof_hex\": 7}".utf8), .sharp96, .malformed),
      (Array("no proof".utf8), .research, .malformed),
      ([], .sharp96, .malformed),
    ]
    for (bytes, policy, status) in cases {
      let answer = try await service.verify(bytes, query: "?policy=\(policy.name)")
      let expected = ProofCheck(policy: policy, showsID: true).verdict(on: bytes)
      #expect(answer.status == 200)
      #expect(Self.timeless(answer.text) == Self.timeless(expected.json) + "\n")
      #expect(try answer.member("outcome") == status.name)
      let id = try answer.member("verification_id")
      #expect(answer.headers[.contentLocation] == "/v1/verifications/\(id)")
    }
    await service.end()
  }

  @Test("the same question is answered from the store, to the letter")
  func duplicate() async throws {
    let service = try await TestService()
    let bytes = try Self.good.bytes()
    let first = try await service.verify(bytes)
    let second = try await service.verify(bytes)
    #expect(first.text == second.text)
    let id = try first.member("verification_id")
    #expect(try await service.get("/v1/verifications/\(id)").text == first.text)
    let metrics = try await service.get("/metrics").text
    #expect(metrics.contains("stark_stored_answers_total 1\n"))
    #expect(metrics.contains("stark_verify_total{kind=\"proof\",outcome=\"accepted\"} 1\n"))
    await service.end()
  }

  @Test("one question asked many times at once is answered once")
  func simultaneous() async throws {
    let service = try await TestService { $0.queueLength = 0 }
    let bytes = try Self.good.bytes()
    let texts = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { try await service.verify(bytes).text } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(texts.count == 1)
    let metrics = try await service.get("/metrics").text
    #expect(metrics.contains("stark_verify_total{kind=\"proof\",outcome=\"accepted\"} 1\n"))
    await service.end()
  }

  @Test("timings are told on request only, and the rest is the same")
  func timings() async throws {
    let service = try await TestService()
    let bytes = try Self.good.bytes()
    let plain = try await service.verify(bytes)
    let timed = try await service.verify(bytes, query: "?timings=true")
    #expect(try plain.json().required("timings").isNull)
    #expect(try !timed.json().required("timings").object().required("stages").isNull)
    #expect(try plain.member("verification_id") == timed.member("verification_id"))
    await service.end()
  }

  @Test("a client that doesn't wait gets a place to ask at")
  func asynchronous() async throws {
    let service = try await TestService()
    let bytes = try Self.good.bytes()
    let accepted = try await service.verify(bytes, [.prefer: "wait=5, respond-async"])
    #expect(accepted.status == 202)
    #expect(accepted.headers[.retryAfter] == "1")
    #expect(try accepted.member("status") == "queued")
    let location = try #require(accepted.headers[.location])
    #expect(try location == "/v1/verifications/\(accepted.member("id"))")
    // Whoever asks and waits gets the same answer.
    let waited = try await service.verify(bytes)
    #expect(try await service.get(location).text == waited.text)
    #expect(try waited.member("outcome") == "accepted")
    await service.end()
  }

  @Test(
    "a request that makes no sense is told so",
    arguments: [
      ("?policy=sharp", "application/json", 400, "request/policy"),
      ("?policy=sharp-96&policy=sharp-96", "application/json", 400, "request/parameter"),
      ("?timings=1", "application/json", 400, "request/parameter"),
      ("?colour=red", "application/json", 400, "request/parameter"),
      ("", "text/plain", 415, "request/media-type"),
      ("", "", 415, "request/media-type"),
    ]
  )
  func malformed(query: String, type: String, status: Int, code: String) async throws {
    let service = try await TestService()
    let answer = try await service.verify([1], query: query, [.contentType: type])
    #expect(answer.status == status)
    #expect(try answer.member("code") == code)
    await service.end()
  }

  @Test("a body beyond the limit is refused, by what it says or by what comes")
  func limit() async throws {
    let service = try await TestService { $0.maximumBodyCount = 8 }
    let type = [HTTPField.Name.contentType: "application/octet-stream"]
    let fits = try await service.send(
      .post,
      "/v1/verify",
      type,
      chunks: [[1, 2, 3, 4], [5, 6, 7, 8]]
    )
    #expect(fits.status == 200)
    let streamed = try await service.send(
      .post,
      "/v1/verify",
      type,
      chunks: [[1, 2, 3, 4], [5, 6, 7, 8], [9]]
    )
    #expect(streamed.status == 413)
    #expect(try streamed.member("code") == "request/too-large")
    let declared = try await service.send(
      .post,
      "/v1/verify",
      type.merging([.contentLength: "1000000000"]) { $1 }
    )
    #expect(declared.status == 413)
    let short = try await service.send(
      .post,
      "/v1/verify",
      type.merging([.contentLength: "5"]) { $1 },
      chunks: [[1]]
    )
    #expect(short.status == 400)
    #expect(try short.member("code") == "request/incomplete")
    let metrics = try await service.get("/metrics").text
    #expect(metrics.contains("stark_upload_bytes 0\n"))
    await service.end()
  }

  @Test("a file beyond what the policy looks at is told so in a verdict, and asked about each time")
  func beyondPolicy() async throws {
    var policy = AcceptancePolicy.sharp96
    policy.limits.fileBytes = 8
    let service = try await TestService { [policy] in $0.policy = policy }
    let bytes = [UInt8](repeating: 1, count: 9)
    let expected = ProofCheck(policy: policy).verdict(on: bytes)
    let first = try await service.verify(bytes)
    #expect(first.status == 200)
    #expect(expected.status == .malformed)
    #expect(Self.timeless(first.text) == Self.timeless(expected.json) + "\n")
    let second = try await service.verify(bytes)
    let locations = [first, second].compactMap { $0.headers[.contentLocation] }
    #expect(Set(locations).count == 2)
    for (answer, location) in zip([first, second], locations) {
      #expect(try await service.get(location).text == answer.text)
    }
    await service.end()
  }

  @Test("whoever waits leaves nothing behind but the answer")
  func keptQuestions() async throws {
    let service = try await TestService()
    let bytes = try Self.good.bytes()
    async let waited = service.verify(bytes)
    async let accepted = service.verify(bytes, [.prefer: "respond-async"])
    let location = try #require(
      try await waited.headers[.contentLocation],
      "the answer has a place"
    )
    _ = try await accepted
    #expect(try await service.get(location).text == waited.text)
    #expect(try await service.service.desk.store.openQuestions().count == 0)
    await service.end()
  }

  @Test("uploads together take no more memory than they may")
  func budget() async throws {
    let service = try await TestService { $0.uploadByteCount = 8 }
    let answer = try await service.verify([UInt8](repeating: 1, count: 9))
    #expect(answer.status == 503)
    #expect(answer.headers[.retryAfter] == "1")
    #expect(try answer.member("code") == "service/uploads")
    #expect(try await service.verify([UInt8](repeating: 1, count: 8)).status == 200)
    await service.end()
  }

  @Test("a question beyond the places is refused, and one that is there is not")
  func full() async throws {
    let service = try await TestService { $0.queueLength = 0 }
    let board = service.service.desk.board
    let other = JobID(newOf: .apply)
    #expect(board.enter(other) == .new)
    let bytes = try Self.good.bytes()
    let answer = try await service.verify(bytes)
    #expect(answer.status == 503)
    #expect(answer.headers[.retryAfter] == "1")
    #expect(try answer.member("code") == "service/full")
    board.leave(other, with: .failure(.store(.damaged)))
    #expect(try await service.verify(bytes).status == 200)
    // An answer that is there takes no place.
    #expect(board.enter(other) == .new)
    #expect(try await service.verify(bytes).status == 200)
    board.leave(other, with: .failure(.store(.damaged)))
    await service.end()
  }
}
