import HTTPTypes
import StarkAlgebra
import StarkService
import StarkVerifier
import TestSupport
import Testing

@Suite("Questions of an earlier process")
struct ResumeTests {
  @Test("what was accepted is answered, beyond the places there are")
  func resume() async throws {
    let file = try TemporaryFile()
    let names = ["plain-blake256", "plain-keccak256", "small-keccak256"]
    var ids: [JobID] = []
    let store = try JobStore(path: file.path, keeping: 10)
    for name in names {
      let bytes = try ProofFile.shipped(name).bytes()
      let id = JobID(try #require(Verifier(policy: .research).id(of: bytes)))
      ids.append(id)
      _ = try await store.accept(
        StoredJob(
          id: id,
          question: JobQuestion(.proof, policy: .research),
          parts: [StoredJob.Part(.proof, bytes)]
        ),
        durably: true
      )
    }
    store.close()
    let service = try await TestService(file: file) { $0.queueLength = 0 }
    await service.service.desk.board.whenEmpty()
    for id in ids {
      let answer = try await service.get("/v1/verifications/\(id.text)")
      #expect(try answer.member("outcome") == "accepted")
      #expect(try answer.member("verification_id") == id.text)
      #expect(try answer.member("policy") == "research")
    }
    await service.end()
  }

  @Test("a question without an answer says what it is doing")
  func standing() async throws {
    let file = try TemporaryFile()
    let service = try await TestService(file: file)
    let id = JobID(try #require(Verifier().id(of: [1])))
    _ = try await service.service.desk.store.accept(
      StoredJob(
        id: id,
        question: JobQuestion(.proof, policy: .sharp96),
        parts: [StoredJob.Part(.proof, [1])]
      ),
      durably: false
    )
    let queued = try await service.get("/v1/verifications/\(id.text)")
    #expect(try queued.member("status") == "queued")
    #expect(queued.headers[.retryAfter] == "1")
    // It was in no queue, and is since somebody asked.
    let board = service.service.desk.board
    await board.whenEmpty()
    let answer = try await service.get("/v1/verifications/\(id.text)")
    #expect(try answer.member("outcome") == "malformed")
    let other = JobID(try #require(Verifier().id(of: [2])))
    #expect(board.enter(other) == .new)
    board.begin(other)
    _ = try await service.service.desk.store.accept(
      StoredJob(
        id: other,
        question: JobQuestion(.proof, policy: .sharp96),
        parts: [StoredJob.Part(.proof, [2])]
      ),
      durably: false
    )
    #expect(try await service.get("/v1/verifications/\(other.text)").member("status") == "running")
    board.leave(other, with: .failure(.store(.damaged)))
    // Asked again, it is taken up.
    #expect(try await service.verify([2]).member("outcome") == "malformed")
    await service.end()
  }

  @Test("a question that was given up is told so, and answered when it is asked again")
  func abandoned() async throws {
    let file = try TemporaryFile()
    let bytes = try ProofFile.shipped("plain-keccak256").bytes()
    let id = JobID(try #require(Verifier().id(of: bytes)))
    let store = try JobStore(path: file.path, keeping: 10)
    let job = StoredJob(
      id: id,
      question: JobQuestion(.proof, policy: .sharp96),
      parts: [StoredJob.Part(.proof, bytes)]
    )
    _ = try await store.accept(job, durably: true)
    _ = try store.begin(id, isAlone: true)
    store.close(isClean: false)
    for _ in 1..<JobStore.maximumAttemptCount {
      let next = try JobStore(path: file.path, keeping: 10)
      #expect(try next.takeUp().suspects == [id])
      _ = try next.begin(id, isAlone: true)
      next.close(isClean: false)
    }
    let service = try await TestService(file: file)
    #expect(service.service.desk.board.counts == (0, 0))
    let standing = try await service.get("/v1/verifications/\(id.text)")
    #expect(standing.status == 200)
    #expect(try standing.member("status") == "abandoned")
    #expect(standing.headers[.retryAfter] == nil)
    let verdict = try await service.verify(bytes)
    #expect(try await service.get("/v1/verifications/\(id.text)").text == verdict.text)
    #expect(try await service.service.desk.store.openQuestions().abandoned.isEmpty)
    await service.end()
  }

  @Test("the service ends when all that was accepted is answered")
  func finish() async throws {
    let file = try TemporaryFile()
    let service = try await TestService(file: file)
    var ids: [String] = []
    for proof in ProofFile.shipped {
      let answer = try await service.verify(try proof.bytes(), [.prefer: "respond-async"])
      #expect(answer.status == 202)
      ids.append(try answer.member("id"))
    }
    await service.end()
    let store = try JobStore(path: file.path, keeping: 100)
    #expect(try await store.openQuestions() == OpenQuestions())
    for id in ids {
      guard case .answered = try await store.standing(of: #require(JobID(id))) else {
        Issue.record("\(id) has no answer")
        continue
      }
    }
    store.close()
  }
}
