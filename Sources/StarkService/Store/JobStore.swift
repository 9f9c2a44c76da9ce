import Foundation
import GRDB

/// Accepted questions and their answers, in a file that outlives the process.
///
/// What is written survives the process at once. It survives a loss of power at once where that is asked
/// for, and otherwise a few moments later: an answer that gets lost so is found again from its question,
/// and a client that waits for an answer knows that it has none.
///
/// One process at a time has the file.
package struct JobStore: Sendable {
  private let queue: DatabaseQueue
  private let keptCount: Int

  /// Opens the file at `path`, and makes it if there is none.
  ///
  /// - `keptCount`: how many answers to keep; the oldest go first.
  package init(path: String, keeping keptCount: Int) throws(JobStoreFault) {
    self.keptCount = keptCount
    do {
      var configuration = Configuration()
      configuration.label = "jobs"
      configuration.foreignKeysEnabled = true
      configuration.busyMode = .immediateError
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        // Of a new file only. Most of what is written are files of a hundred kilobytes and more.
        try database.execute(sql: "PRAGMA page_size = 16384")
        try database.inTransaction(.exclusive) {
          try JobSchema.prepare(database)
          return .commit
        }
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        // Parts come and go by the megabyte: 32 of them between two clean-ups of the log.
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 2048")
        try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
      }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// What is known of the question with `id`.
  package func standing(of id: JobID) async throws(JobStoreFault) -> JobStanding {
    do { return try await queue.read { try Self.standing(of: id, in: $0) } } catch {
      throw JobStoreFault(error)
    }
  }

  /// Accepts `job`, unless it is known; returns what is known of it then.
  ///
  /// - `durably`: whether it has to survive a loss of power from now on.
  package func accept(_ job: StoredJob, durably: Bool) async throws(JobStoreFault) -> JobStanding {
    do {
      return try await queue.writeWithoutTransaction { database in
        if durably { try database.execute(sql: "PRAGMA synchronous = FULL") }
        var standing = JobStanding.unknown
        try database.inTransaction(.immediate) {
          standing = try Self.standing(of: job.id, in: database)
          // Even if it is known: the transaction that made it known may not have reached the disk.
          if durably { try Self.touch(database) }
          guard standing == .unknown else { return .commit }
          try Self.insert(job, into: database)
          standing = .open
          return .commit
        }
        if durably { try database.execute(sql: "PRAGMA synchronous = NORMAL") }
        return standing
      }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// The questions without an answer, in the order of their acceptance.
  package func openIDs() throws(JobStoreFault) -> [JobID] {
    do {
      return try queue.read { database in
        try String.fetchAll(
          database,
          sql: "SELECT id FROM jobs WHERE finished IS NULL ORDER BY number"
        ).map { text in
          guard let id = JobID(text) else { throw JobStoreFault.damaged }
          return id
        }
      }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// What is in the file about one question.
  package enum Record: Sendable {
    case unknown
    case open(StoredJob)
    case answered(JobAnswer)
  }

  /// The question with `id` and its parts, or its answer if it has one.
  package func record(of id: JobID) throws(JobStoreFault) -> Record {
    do {
      return try queue.read { database in
        switch try Self.standing(of: id, in: database) {
        case .unknown: .unknown
        case .answered(let answer): .answered(answer)
        case .open: .open(try Self.job(id, in: database))
        }
      }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// Keeps `answer` and drops the parts of its question; returns the answer that is kept.
  ///
  /// That is another if there was one before, so that nobody ever sees two.
  package func finish(_ id: JobID, with answer: JobAnswer) throws(JobStoreFault) -> JobAnswer {
    do {
      return try queue.write { database in
        let greatest = try database.cachedStatement(sql: "SELECT max(finished) FROM jobs")
        let next = (try Int64.fetchOne(greatest) ?? 0) + 1
        try database.run(
          """
          UPDATE jobs SET finished = ?, answer = ?, timed_answer = ?
          WHERE id = ? AND finished IS NULL
          """,
          [next, answer.plain, answer.timed, id.text]
        )
        try database.run(
          "DELETE FROM parts WHERE job = (SELECT number FROM jobs WHERE id = ?)",
          [id.text]
        )
        try database.run("DELETE FROM jobs WHERE finished <= ?", [next - Int64(keptCount)])
        guard case .answered(let kept) = try Self.standing(of: id, in: database) else {
          return answer
        }
        return kept
      }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// Throws unless the file can be written.
  package func probe() async throws(JobStoreFault) {
    do { try await queue.write { try Self.touch($0) } } catch { throw JobStoreFault(error) }
  }

  /// Releases the file.
  package func close() {
    try? queue.close()
  }

  private static func touch(_ database: Database) throws {
    try database.execute(sql: "UPDATE probes SET count = (count + 1) % 1000000")
  }
}

extension JobStore {
  private static func standing(of id: JobID, in database: Database) throws -> JobStanding {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT answer, timed_answer FROM jobs WHERE id = ?"),
      arguments: [id.text]
    )
    guard let row else { return .unknown }
    let plain = try text(row, 0)
    let timed = try text(row, 1)
    guard let plain, let timed else { return .open }
    return .answered(JobAnswer(plain: plain, timed: timed))
  }

  private static func insert(_ job: StoredJob, into database: Database) throws {
    try database.run(
      "INSERT INTO jobs (id, question) VALUES (?, ?)",
      [job.id.text, job.question.json]
    )
    let number = database.lastInsertedRowID
    for (position, part) in job.parts.enumerated() {
      try database.run(
        "INSERT INTO parts (job, position, role, bytes) VALUES (?, ?, ?, ?)",
        [number, position, part.role.rawValue, Data(part.bytes)]
      )
    }
  }

  private static func job(_ id: JobID, in database: Database) throws -> StoredJob {
    let row = try Row.fetchOne(
      database,
      sql: "SELECT question FROM jobs WHERE id = ?",
      arguments: [id.text]
    )
    guard let row, let json = try text(row, 0), let question = JobQuestion(json: json) else {
      throw JobStoreFault.damaged
    }
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT role, bytes FROM parts JOIN jobs ON job = number WHERE id = ? ORDER BY position
        """,
      arguments: [id.text]
    )
    var parts: [StoredJob.Part] = []
    while let row = try rows.next() {
      let stored: DatabaseValue = row[1]
      guard let role = try text(row, 0).flatMap(JobQuestion.Role.init(rawValue:)),
        case .blob(let data) = stored.storage
      else { throw JobStoreFault.damaged }
      parts.append(StoredJob.Part(role, [UInt8](data)))
    }
    return StoredJob(id: id, question: question, parts: parts)
  }

  /// The text in a column, nil for NULL.
  private static func text(_ row: Row, _ column: Int) throws -> String? {
    let stored: DatabaseValue = row[column]
    switch stored.storage {
    case .null: return nil
    case .string(let text): return text
    default: throw JobStoreFault.damaged
    }
  }
}

extension Database {
  /// Runs a statement that is compiled once.
  fileprivate func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

extension JobStoreFault {
  fileprivate init(_ error: any Error) {
    switch error {
    case let fault as JobStoreFault: self = fault
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB: self = .foreign
    case let error as DatabaseError where error.resultCode == .SQLITE_BUSY:
      self = .database(reason: "another process has the file")
    case let error as DatabaseError:
      self = .database(reason: error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")
    default: self = .database(reason: "\(error)")
    }
  }
}
