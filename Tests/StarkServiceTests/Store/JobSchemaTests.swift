import Foundation
import GRDB
import StarkService
import StarkVerifier
import Testing

@Suite("A file of questions of an earlier version")
struct JobSchemaTests {
  /// The tables of version 1, when questions and answers were in one.
  private static let version1 = """
    CREATE TABLE jobs (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      question TEXT NOT NULL,
      finished INTEGER UNIQUE,
      answer TEXT,
      timed_answer TEXT,
      CHECK ((finished IS NULL) = (answer IS NULL)),
      CHECK ((finished IS NULL) = (timed_answer IS NULL))
    ) STRICT;
    CREATE TABLE parts (
      job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      role TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (job, position)
    ) STRICT;
    CREATE TABLE probes (count INTEGER NOT NULL) STRICT;
    INSERT INTO probes VALUES (0);
    PRAGMA application_id = 0x73746a62;
    PRAGMA user_version = 1;
    """

  private static func job(_ number: UInt8) throws -> StoredJob {
    StoredJob(
      id: JobID(try #require(Verifier().id(of: [number]))),
      question: JobQuestion(.proof, policy: .sharp96),
      parts: [StoredJob.Part(.proof, [number]), StoredJob.Part(.batch, [])]
    )
  }

  @Test("its questions and answers are there, and their order")
  func upgrade() async throws {
    let file = try TemporaryFile()
    let jobs = try (1...4).map { try Self.job(UInt8($0)) }
    let queue = try DatabaseQueue(path: file.path)
    try await queue.write { database in
      try database.execute(sql: Self.version1)
      for (index, job) in jobs.enumerated() {
        // The first two have answers, the second one before the first.
        let isAnswered = index < 2
        try database.execute(
          sql:
            "INSERT INTO jobs (id, question, finished, answer, timed_answer) VALUES (?, ?, ?, ?, ?)",
          arguments: [
            job.id.text, job.question.json, isAnswered ? 2 - index : nil,
            isAnswered ? "plain \(index)" : nil, isAnswered ? "timed \(index)" : nil,
          ]
        )
        let number = database.lastInsertedRowID
        for (position, part) in job.parts.enumerated() where !isAnswered {
          try database.execute(
            sql: "INSERT INTO parts VALUES (?, ?, ?, ?)",
            arguments: [number, position, part.role.rawValue, Data(part.bytes)]
          )
        }
      }
    }
    try queue.close()
    let store = try JobStore(path: file.path, keeping: 2)
    #expect(try await store.openQuestions().others == [jobs[2].id, jobs[3].id])
    for index in 0..<2 {
      let answer = JobAnswer(plain: "plain \(index)", timed: "timed \(index)")
      #expect(try await store.standing(of: jobs[index].id) == .answered(answer))
    }
    guard case .open(let job) = try store.begin(jobs[2].id) else {
      Issue.record("the question is not open")
      return
    }
    #expect(job == jobs[2])
    // One more answer, and the oldest of three goes.
    _ = try store.finish(job.id, with: JobAnswer(plain: "a", timed: "b"))
    #expect(try await store.standing(of: jobs[1].id) == .unknown)
    #expect(try await store.standing(of: jobs[0].id) != .unknown)
    store.close()
    #expect(throws: Never.self) { try JobStore(path: file.path, keeping: 2).close() }
  }

  /// The tables of version 2, which counted attempts whatever else was in hand.
  private static let version2 = """
    CREATE TABLE questions (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      question TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE parts (
      question INTEGER NOT NULL REFERENCES questions (number) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      role TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (question, position)
    ) STRICT;
    CREATE TABLE answers (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      answer TEXT NOT NULL,
      timed_answer TEXT NOT NULL
    ) STRICT;
    CREATE TABLE probes (count INTEGER NOT NULL) STRICT;
    INSERT INTO probes VALUES (0);
    PRAGMA application_id = 0x73746a62;
    PRAGMA user_version = 2;
    """

  @Test("of the second version, what was given up without evidence is taken up again")
  func secondVersion() async throws {
    let file = try TemporaryFile()
    let (open, answered) = (try Self.job(1), try Self.job(2))
    let queue = try DatabaseQueue(path: file.path)
    try await queue.write { database in
      try database.execute(sql: Self.version2)
      try database.execute(
        sql: "INSERT INTO questions (id, question, attempts) VALUES (?, ?, 3)",
        arguments: [open.id.text, open.question.json]
      )
      for (position, part) in open.parts.enumerated() {
        try database.execute(
          sql: "INSERT INTO parts VALUES (1, ?, ?, ?)",
          arguments: [position, part.role.rawValue, Data(part.bytes)]
        )
      }
      try database.execute(
        sql: "INSERT INTO answers (id, answer, timed_answer) VALUES (?, 'plain', 'timed')",
        arguments: [answered.id.text]
      )
    }
    try queue.close()
    for _ in 0..<2 {
      let store = try JobStore(path: file.path, keeping: 2)
      #expect(try await store.openQuestions().others == [open.id])
      let answer = JobAnswer(plain: "plain", timed: "timed")
      #expect(try await store.standing(of: answered.id) == .answered(answer))
      store.close()
    }
    let store = try JobStore(path: file.path, keeping: 2)
    guard case .open(let job) = try store.begin(open.id) else {
      Issue.record("the question is not open")
      return
    }
    #expect(job == open)
    store.close()
  }

  @Test(
    "a trigger, a view or a table that somebody put into the file is refused",
    arguments: [
      "CREATE TRIGGER t AFTER INSERT ON answers BEGIN UPDATE answers SET answer = 'x'; END",
      "CREATE VIEW v AS SELECT 1", "CREATE TABLE other (a TEXT)", "DROP INDEX answers_by_kind",
      "ALTER TABLE answers ADD COLUMN more TEXT",
    ]
  )
  func foreignSchema(statement: String) throws {
    let file = try TemporaryFile()
    try JobStore(path: file.path, keeping: 1).close()
    let queue = try DatabaseQueue(path: file.path)
    try queue.write { try $0.execute(sql: statement) }
    try queue.close()
    #expect(throws: JobStoreFault.schema) { try JobStore(path: file.path, keeping: 1) }
  }
}
