import Foundation
import GRDB
import SettlementLedger
import StarkService
import StarkSettlement
import StarkVerifier
import Testing

@Suite("The file of accepted questions")
struct JobStoreTests {
  private static func job(_ number: UInt8) throws -> StoredJob {
    let bytes = [number, 2, 3]
    return StoredJob(
      id: JobID(try #require(Verifier().id(of: bytes))),
      question: JobQuestion(.proof, policy: .sharp96),
      parts: [StoredJob.Part(.proof, bytes)]
    )
  }

  private static func answer(_ text: String) -> JobAnswer {
    JobAnswer(plain: text, timed: text + "+")
  }

  @Test("a question comes back with its parts, in the same process and the next")
  func reopen() async throws {
    let file = try TemporaryFile()
    var question = JobQuestion(.check, policy: .provable100)
    question.programs = [try #require(ProgramHash(hexadecimal: "0x5ab580b0"))]
    question.task = 2
    question.requiredLevels = [.replay, .proof]
    let job = StoredJob(
      id: JobID(newOf: .apply),
      question: question,
      parts: [
        StoredJob.Part(.proof, [1]), StoredJob.Part(.batch, []), StoredJob.Part(.batch, [3]),
        StoredJob.Part(.previous, [4, 5]),
      ]
    )
    let store = try JobStore(path: file.path, keeping: 10)
    #expect(try await store.standing(of: job.id) == .unknown)
    #expect(try await store.accept(job, durably: true) == .open)
    #expect(try await store.accept(job, durably: false) == .open)
    #expect(try await store.openQuestions().others == [job.id])
    store.close()
    let again = try JobStore(path: file.path, keeping: 10)
    #expect(try await again.openQuestions().others == [job.id])
    guard case .open(let stored) = try again.begin(job.id) else {
      Issue.record("the question is not open")
      return
    }
    #expect(stored == job)
    #expect(stored.bytes(of: .batch) == [[], [3]])
    again.close()
  }

  @Test("the first answer stays, and the parts of its question go")
  func oneAnswer() async throws {
    let file = try TemporaryFile()
    let store = try JobStore(path: file.path, keeping: 10)
    let job = try Self.job(1)
    _ = try await store.accept(job, durably: false)
    #expect(try store.finish(job.id, with: Self.answer("first")) == Self.answer("first"))
    #expect(try store.finish(job.id, with: Self.answer("second")) == Self.answer("first"))
    #expect(try await store.standing(of: job.id) == .answered(Self.answer("first")))
    #expect(try await store.accept(job, durably: true) == .answered(Self.answer("first")))
    #expect(try await store.openQuestions().count == 0)
    store.close()
    let count = try await DatabaseQueue(path: file.path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM parts")
    }
    #expect(count == 0)
  }

  @Test("the oldest answers go, and no question without one")
  func pruning() async throws {
    let file = try TemporaryFile()
    let store = try JobStore(path: file.path, keeping: 2)
    let jobs = try (1...5).map { try Self.job(UInt8($0)) }
    for job in jobs { _ = try await store.accept(job, durably: false) }
    // In another order than that of acceptance.
    for job in [jobs[3], jobs[0], jobs[2], jobs[1]] {
      _ = try store.finish(job.id, with: Self.answer(job.id.text))
    }
    for job in [jobs[3], jobs[0]] { #expect(try await store.standing(of: job.id) == .unknown) }
    for job in [jobs[2], jobs[1]] {
      #expect(try await store.standing(of: job.id) == .answered(Self.answer(job.id.text)))
    }
    #expect(try await store.openQuestions().others == [jobs[4].id])
    store.close()
  }

  @Test("an answer is kept whether its question was or not")
  func answerAlone() async throws {
    let file = try TemporaryFile()
    let store = try JobStore(path: file.path, keeping: 10)
    let job = try Self.job(1)
    #expect(try store.finish(job.id, with: Self.answer("first")) == Self.answer("first"))
    #expect(try store.finish(job.id, with: Self.answer("second")) == Self.answer("first"))
    #expect(try await store.standing(of: job.id) == .answered(Self.answer("first")))
    #expect(try await store.accept(job, durably: true) == .answered(Self.answer("first")))
    store.close()
  }

  @Test(
    "a question that ends the process while it alone is in hand is given up, until it is asked again"
  )
  func abandoned() async throws {
    let file = try TemporaryFile()
    let (bad, good) = (try Self.job(1), try Self.job(2))
    for attempt in 0...JobStore.maximumAttemptCount {
      let store = try JobStore(path: file.path, keeping: 10)
      if attempt == 0 {
        for job in [bad, good] { _ = try await store.accept(job, durably: true) }
      }
      let open = try store.takeUp()
      guard attempt < JobStore.maximumAttemptCount else {
        #expect(open.others == [good.id])
        #expect(open.abandoned == [bad.id])
        #expect(try await store.standing(of: bad.id) == .abandoned)
        #expect(try await store.accept(bad, durably: true) == .open)
        #expect(try await store.openQuestions().suspects == [bad.id])
        store.close()
        return
      }
      #expect(open.suspects + open.others == [bad.id, good.id])
      #expect(open.suspects == (attempt == 0 ? [] : [bad.id]))
      // To ask again while it is open does not begin anew.
      #expect(try await store.accept(bad, durably: true) == .open)
      guard case .open = try store.begin(bad.id, isAlone: true) else {
        Issue.record("the question is not open")
        return
      }
      store.close(isClean: false)
    }
  }

  @Test("whatever ends the process, nothing is given up that was in hand with others")
  func neighbours() async throws {
    let file = try TemporaryFile()
    let jobs = try (1...5).map { try Self.job(UInt8($0)) }
    for life in 0..<20 {
      let store = try JobStore(path: file.path, keeping: 10)
      if life == 0 { for job in jobs { _ = try await store.accept(job, durably: true) } }
      let open = try store.takeUp()
      #expect(open.suspects + open.others == jobs.map(\.id))
      #expect(open.abandoned.isEmpty && open.parked.isEmpty)
      for job in jobs { _ = try store.begin(job.id) }
      store.close(isClean: false)
    }
  }

  @Test("work that ended without an answer, and before the process did, is counted against nothing")
  func putDown() async throws {
    let file = try TemporaryFile()
    let job = try Self.job(1)
    for life in 0..<(2 * JobStore.maximumAttemptCount) {
      let store = try JobStore(path: file.path, keeping: 10)
      if life == 0 { _ = try await store.accept(job, durably: true) }
      #expect(try store.takeUp().others == [job.id])
      // It failed for a trouble of the ledger, say; and then something else ended the process.
      _ = try store.begin(job.id, isAlone: true)
      try store.putDown(job.id)
      store.close(isClean: false)
    }
  }

  @Test("batches for a ledger are parked, never given up, and taken up after a clean end")
  func parked() async throws {
    let file = try TemporaryFile()
    let job = StoredJob(
      id: JobID(newOf: .apply),
      question: JobQuestion(.apply, policy: .sharp96),
      parts: [StoredJob.Part(.proof, [1])]
    )
    var store = try JobStore(path: file.path, keeping: 10)
    _ = try await store.accept(job, durably: true)
    for _ in 0..<JobStore.maximumAttemptCount {
      _ = try store.takeUp()
      _ = try store.begin(job.id, isAlone: true)
      store.close(isClean: false)
      store = try JobStore(path: file.path, keeping: 10)
    }
    // The end before was none of its own will.
    #expect(try store.takeUp().parked == [job.id])
    #expect(try await store.standing(of: job.id) == .parked)
    store.close(isClean: true)
    let next = try JobStore(path: file.path, keeping: 10)
    let open = try next.takeUp()
    #expect(open.parked.isEmpty)
    #expect(open.others == [job.id])
    next.close()
  }

  @Test("answers about bytes that are nothing take no place of a verdict")
  func junk() async throws {
    let file = try TemporaryFile()
    let store = try JobStore(path: file.path, keeping: 3)
    let verdicts = try (1...3).map { try Self.job(UInt8($0)) }
    for job in verdicts { _ = try store.finish(job.id, with: Self.answer(job.id.text)) }
    let junk = try (10...200).map { try Self.job(UInt8($0)) }
    for job in junk {
      let answer = JobAnswer(plain: "junk", timed: "junk", isVerdict: false)
      #expect(try store.finish(job.id, with: answer) == answer)
    }
    for job in verdicts {
      #expect(try await store.standing(of: job.id) == .answered(Self.answer(job.id.text)))
    }
    var count = 0
    for job in junk where try await store.standing(of: job.id) != .unknown { count += 1 }
    #expect(count == 3)
    store.close()
  }

  @Test("a file that was removed, or replaced by another, is not ready to take questions")
  func replaced() async throws {
    let file = try TemporaryFile()
    let store = try JobStore(path: file.path, keeping: 3)
    try await store.probe()
    try FileManager.default.removeItem(atPath: file.path)
    await #expect(throws: JobStoreFault.replaced) { try await store.probe() }
    try Data("another".utf8).write(to: URL(filePath: file.path))
    await #expect(throws: JobStoreFault.replaced) { try await store.probe() }
    store.close()
  }

  @Test(
    "however often somebody looks whether the file is there, it is written once a second at most"
  )
  func probes() async throws {
    let file = try TemporaryFile()
    let store = try JobStore(path: file.path, keeping: 3)
    let start = ContinuousClock.now
    for _ in 0..<500 { try await store.probe() }
    store.close()
    let count = try await DatabaseQueue(path: file.path).read {
      try Int.fetchOne($0, sql: "SELECT count FROM probes")
    }
    let seconds = Int(start.duration(to: .now) / .seconds(1))
    #expect(try #require(count) <= seconds + 1)
  }

  @Test(
    "a path is that of a file, whatever SQLite would take it for",
    arguments: [":memory:", "file:x.db?mode=memory", "file::memory:", "-", "x.db?nolock=1", " "]
  )
  func literalPaths(name: String) async throws {
    let folder = try TemporaryFile()
    let path = folder.sibling(name)
    let store = try JobStore(path: path, keeping: 3)
    let job = try Self.job(1)
    _ = try await store.accept(job, durably: true)
    store.close()
    #expect(FileManager.default.fileExists(atPath: path))
    let again = try JobStore(path: path, keeping: 3)
    #expect(try await again.openQuestions().others == [job.id])
    again.close()
    for text in ["", "file:x", ":memory:"] { #expect(DatabasePath(text).text == "./" + text) }
    #expect(DatabasePath("/a").text == "/a")
  }

  @Test("one process at a time has the file")
  func exclusive() throws {
    let file = try TemporaryFile()
    let store = try JobStore(path: file.path, keeping: 1)
    #expect(throws: JobStoreFault.database(reason: "another process has the file")) {
      try JobStore(path: file.path, keeping: 1)
    }
    store.close()
    #expect(throws: Never.self) { try JobStore(path: file.path, keeping: 1).close() }
  }

  @Test("a file of something else is left alone")
  func foreign() throws {
    let file = try TemporaryFile()
    let other = try DatabaseQueue(path: file.path)
    try other.write { try $0.execute(sql: "CREATE TABLE notes (text TEXT)") }
    try other.close()
    let content = try Data(contentsOf: URL(filePath: file.path))
    #expect(throws: JobStoreFault.foreign) { try JobStore(path: file.path, keeping: 1) }
    #expect(try Data(contentsOf: URL(filePath: file.path)) == content)
    let text = file.sibling("text.db")
    try Data(String(repeating: "no database\n", count: 200).utf8).write(to: URL(filePath: text))
    #expect(throws: JobStoreFault.foreign) { try JobStore(path: text, keeping: 1) }
    #expect(throws: JobStoreFault.self) { try JobStore(path: "/none/at/all.db", keeping: 1) }
  }

  @Test("a file of a later version is left alone")
  func newer() throws {
    let file = try TemporaryFile()
    try JobStore(path: file.path, keeping: 1).close()
    let queue = try DatabaseQueue(path: file.path)
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 4") }
    try queue.close()
    #expect(throws: JobStoreFault.foreign) { try JobStore(path: file.path, keeping: 1) }
  }

  @Test("a row that makes no sense is told of, and is no question")
  func damaged() async throws {
    let file = try TemporaryFile()
    let store = try JobStore(path: file.path, keeping: 1)
    let job = try Self.job(1)
    _ = try await store.accept(job, durably: false)
    store.close()
    let queue = try DatabaseQueue(path: file.path)
    try await queue.write { try $0.execute(sql: "UPDATE questions SET question = '{}'") }
    try queue.close()
    let again = try JobStore(path: file.path, keeping: 1)
    #expect(throws: JobStoreFault.damaged) { try again.begin(job.id) }
    again.close()
    #expect(JobQuestion(json: "{}") == nil)
    #expect(JobQuestion(json: "") == nil)
    #expect(JobQuestion(json: job.question.json.replacing("proof", with: "prove")) == nil)
  }

  @Test("names of questions are those that the service gives")
  func names() throws {
    let id = try #require(Verifier().id(of: [1]))
    #expect(JobID("\(id)") == JobID(id))
    for kind in JobQuestion.Kind.allCases {
      let new = JobID(newOf: kind)
      #expect(JobID(new.text) == new)
      #expect(new.isForLedger == (kind == .apply))
      #expect(new != JobID(newOf: kind))
      #expect(JobID(id, kind) == JobID(id))
      #expect(JobID(nil, kind).text.hasPrefix(kind.rawValue + "-"))
    }
    #expect(!JobID(id).isForLedger)
    for text in ["", "apply-", "apply-" + String(repeating: "g", count: 32), "0x12", "' OR 1"] {
      #expect(JobID(text) == nil)
    }
  }
}
