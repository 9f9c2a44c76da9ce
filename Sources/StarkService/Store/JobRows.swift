import Foundation
import GRDB
import StarkJSON

/// Reads and writes the rows of a `JobStore`.
enum JobRows {
  static func standing(of id: JobID, in database: Database) throws -> JobStanding {
    let answer = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT answer, timed_answer FROM answers WHERE id = ?"),
      arguments: [id.text]
    )
    if let answer {
      return .answered(JobAnswer(plain: try text(answer, 0), timed: try text(answer, 1)))
    }
    let attempts = try Int.fetchOne(
      database.cachedStatement(sql: "SELECT attempts FROM questions WHERE id = ?"),
      arguments: [id.text]
    )
    guard let attempts else { return .unknown }
    return attempts < JobStore.maximumAttemptCount ? .open : .abandoned
  }

  static func openIDs(in database: Database) throws -> [JobID] {
    try String.fetchAll(
      database,
      sql: "SELECT id FROM questions WHERE attempts < ? ORDER BY number",
      arguments: [JobStore.maximumAttemptCount]
    ).map { text in
      guard let id = JobID(text) else { throw JobStoreFault.damaged }
      return id
    }
  }

  static func questionCount(in database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM questions") ?? 0
  }

  static func job(_ id: JobID, in database: Database) throws -> StoredJob {
    let row = try Row.fetchOne(
      database,
      sql: "SELECT question FROM questions WHERE id = ?",
      arguments: [id.text]
    )
    guard let row, let question = JobQuestion(json: try text(row, 0)) else {
      throw JobStoreFault.damaged
    }
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT role, bytes FROM parts JOIN questions ON parts.question = number WHERE id = ?
        ORDER BY position
        """,
      arguments: [id.text]
    )
    var parts: [StoredJob.Part] = []
    while let row = try rows.next() {
      let stored: DatabaseValue = row[1]
      guard let role = JobQuestion.Role(name: try text(row, 0)),
        case .blob(let data) = stored.storage
      else { throw JobStoreFault.damaged }
      parts.append(StoredJob.Part(role, [UInt8](data)))
    }
    return StoredJob(id: id, question: question, parts: parts)
  }

  static func insert(_ job: StoredJob, into database: Database) throws {
    try database.run(
      "INSERT INTO questions (id, question) VALUES (?, ?)",
      [job.id.text, job.question.json]
    )
    let number = database.lastInsertedRowID
    for (position, part) in job.parts.enumerated() {
      try database.run(
        "INSERT INTO parts (question, position, role, bytes) VALUES (?, ?, ?, ?)",
        [number, position, part.role.rawValue, Data(part.bytes)]
      )
    }
  }

  static func forgetAttempts(at id: JobID, in database: Database) throws {
    try database.run("UPDATE questions SET attempts = 0 WHERE id = ?", [id.text])
  }

  static func addAttempt(at id: JobID, in database: Database) throws {
    try database.run("UPDATE questions SET attempts = attempts + 1 WHERE id = ?", [id.text])
  }

  /// Drops a question with its parts.
  static func removeQuestion(_ id: JobID, from database: Database) throws {
    try database.run("DELETE FROM questions WHERE id = ?", [id.text])
  }

  /// Adds an answer, unless there is one; returns whether it was added.
  static func insert(_ answer: JobAnswer, to id: JobID, into database: Database) throws -> Bool {
    try database.run(
      """
      INSERT INTO answers (id, answer, timed_answer) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING
      """,
      [id.text, answer.plain, answer.timed]
    )
    return database.changesCount == 1
  }

  /// Drops all answers but the newest `count`, right after one was added.
  static func removeAnswers(butThe count: Int, from database: Database) throws {
    try database.run(
      "DELETE FROM answers WHERE number <= ?",
      [database.lastInsertedRowID - Int64(count)]
    )
  }

  /// Writes something.
  static func touch(_ database: Database) throws {
    try database.execute(sql: "UPDATE probes SET count = (count + 1) % 1000000")
  }

  private static func text(_ row: Row, _ column: Int) throws -> String {
    let stored: DatabaseValue = row[column]
    guard case .string(let text) = stored.storage else { throw JobStoreFault.damaged }
    return text
  }
}

extension Database {
  /// Runs a statement that is compiled once.
  fileprivate func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
