import Foundation
import GRDB
import StarkAlgebra

/// Reads and writes the rows of a `JobStore`.
enum JobRows {
  static func standing(of id: JobID, in database: Database) throws -> JobStanding {
    let answer = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT answer, timed_answer, is_verdict FROM answers WHERE id = ?"
      ),
      arguments: [id.text]
    )
    if let answer {
      return .answered(
        JobAnswer(
          plain: try text(answer, 0),
          timed: try text(answer, 1),
          isVerdict: answer[2] as Int64 != 0
        )
      )
    }
    let attempts = try Int.fetchOne(
      database.cachedStatement(sql: "SELECT attempts FROM questions WHERE id = ?"),
      arguments: [id.text]
    )
    guard let attempts else { return .unknown }
    guard attempts >= JobStore.maximumAttemptCount else { return .open }
    return id.isForLedger ? .parked : .abandoned
  }

  static func openQuestions(in database: Database) throws -> OpenQuestions {
    var open = OpenQuestions()
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT id, in_hand, attempts FROM questions ORDER BY number"
    )
    while let row = try rows.next() {
      guard let id = JobID(try text(row, 0)) else { throw JobStoreFault.damaged }
      let (inHand, attempts) = (row[1] as Int64, row[2] as Int64)
      if attempts >= JobStore.maximumAttemptCount {
        if id.isForLedger { open.parked.append(id) } else { open.abandoned.append(id) }
      } else if inHand != 0 {
        open.suspects.append(id)
      } else {
        open.others.append(id)
      }
    }
    return open
  }

  /// Notes that a process has the file from now on; returns whether the one before ended by its own
  /// will.
  static func begin(in database: Database) throws -> Bool {
    guard let wasClean = try Int.fetchOne(database, sql: "SELECT was_clean FROM ends") else {
      throw JobStoreFault.damaged
    }
    // Only what was in hand with nothing beside when the process ended is counted against a
    // question.
    try database.execute(
      sql: "UPDATE questions SET attempts = attempts + 1, in_hand = 1 WHERE in_hand = 2"
    )
    try database.execute(sql: "UPDATE ends SET was_clean = 0")
    return wasClean != 0
  }

  /// Notes that the process ends by its own will, with nothing in hand.
  static func end(in database: Database) throws {
    try database.execute(sql: "UPDATE questions SET in_hand = 0 WHERE in_hand <> 0")
    try database.execute(sql: "UPDATE ends SET was_clean = 1")
  }

  /// Takes up again what waits for the ledger.
  static func unpark(in database: Database) throws {
    let ids = try openQuestions(in: database).parked
    for id in ids { try forgetAttempts(at: id, in: database) }
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

  /// Notes that work on a question begins, beside others or with nothing else in hand.
  static func takeInHand(_ id: JobID, isAlone: Bool, in database: Database) throws {
    try database.run(
      "UPDATE questions SET in_hand = ? WHERE id = ?",
      [isAlone ? 2 : 1, id.text]
    )
  }

  /// Notes that work on a question has ended without an answer.
  static func putDown(_ id: JobID, in database: Database) throws {
    try database.run("UPDATE questions SET in_hand = 0 WHERE id = ?", [id.text])
  }

  /// Drops a question with its parts.
  static func removeQuestion(_ id: JobID, from database: Database) throws {
    try database.run("DELETE FROM questions WHERE id = ?", [id.text])
  }

  /// Adds an answer, unless there is one; returns whether it was added.
  static func insert(_ answer: JobAnswer, to id: JobID, into database: Database) throws -> Bool {
    try database.run(
      """
      INSERT INTO answers (id, is_verdict, answer, timed_answer) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
      """,
      [id.text, answer.isVerdict ? 1 : 0, answer.plain, answer.timed]
    )
    return database.changesCount == 1
  }

  /// Drops all answers of a kind but the newest `count`.
  static func removeAnswers(
    butThe count: Int,
    areVerdicts: Bool,
    from database: Database
  ) throws {
    try database.run(
      """
      DELETE FROM answers WHERE is_verdict = ?1 AND number <= (
        SELECT number FROM answers WHERE is_verdict = ?1 ORDER BY number DESC LIMIT 1 OFFSET ?2
      )
      """,
      [areVerdicts ? 1 : 0, count]
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
