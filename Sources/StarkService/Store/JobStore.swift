import GRDB

/// Accepted questions and their answers, in a file that outlives the process.
///
/// What is written survives the process at once. It survives a loss of power at once where that is asked
/// for, and otherwise a few moments later: an answer that gets lost so is found again when its question
/// is asked again.
///
/// One process at a time has the file.
package struct JobStore: Sendable {
  private let queue: DatabaseQueue
  private let keptCount: Int

  /// How often work on a question is begun before it is given up.
  ///
  /// No question is known that ends the process. If there is one, it must not do so at every start.
  package static let maximumAttemptCount = 3

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
        try database.inTransaction(.exclusive) {
          try JobSchema.prepare(database)
          return .commit
        }
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        // Parts come and go by the megabyte: some of them between two clean-ups of the log.
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 4096")
        try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
      }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// What is known of the question with `id`.
  package func standing(of id: JobID) async throws(JobStoreFault) -> JobStanding {
    // No transaction is needed to read what nobody else can write meanwhile.
    do { return try await queue.unsafeRead { try JobRows.standing(of: id, in: $0) } } catch {
      throw JobStoreFault(error)
    }
  }

  /// The answer to the question with `id`, if it has one; for threads that may wait.
  package func answer(to id: JobID) throws(JobStoreFault) -> JobAnswer? {
    do {
      return try queue.unsafeRead { database in
        guard case .answered(let answer) = try JobRows.standing(of: id, in: database) else {
          return nil
        }
        return answer
      }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// Accepts `job`, unless it has an answer; returns what is known of it then.
  ///
  /// A question that was given up is taken up again.
  ///
  /// - `durably`: whether it has to survive a loss of power from now on.
  package func accept(_ job: StoredJob, durably: Bool) async throws(JobStoreFault) -> JobStanding {
    do {
      return try await queue.writeWithoutTransaction { database in
        if durably { try database.execute(sql: "PRAGMA synchronous = FULL") }
        var standing = JobStanding.unknown
        try database.inTransaction(.immediate) {
          standing = try JobRows.standing(of: job.id, in: database)
          // Even if it is known: the transaction that made it known may not have reached the disk.
          if durably { try JobRows.touch(database) }
          switch standing {
          case .answered: return .commit
          case .unknown: try JobRows.insert(job, into: database)
          case .abandoned: try JobRows.forgetAttempts(at: job.id, in: database)
          case .open: break
          }
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

  /// The questions to work on, in the order of their acceptance, and the number of those given up.
  package func openIDs() throws(JobStoreFault) -> (open: [JobID], abandonedCount: Int) {
    do {
      return try queue.read { database in
        let open = try JobRows.openIDs(in: database)
        return (open, try JobRows.questionCount(in: database) - open.count)
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

  /// Notes that work on the question with `id` begins, and returns it; or its answer if it has one.
  package func begin(_ id: JobID) throws(JobStoreFault) -> Record {
    do {
      return try queue.write { database in
        switch try JobRows.standing(of: id, in: database) {
        case .unknown: return .unknown
        case .answered(let answer): return .answered(answer)
        case .open, .abandoned:
          try JobRows.addAttempt(at: id, in: database)
          return .open(try JobRows.job(id, in: database))
        }
      }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// Keeps `answer` and drops its question, if that was kept; returns the answer that is kept.
  ///
  /// That is another if there was one before, so that nobody ever sees two.
  package func finish(_ id: JobID, with answer: JobAnswer) throws(JobStoreFault) -> JobAnswer {
    do {
      return try queue.write { database in
        try JobRows.removeQuestion(id, from: database)
        guard try JobRows.insert(answer, to: id, into: database) else {
          guard case .answered(let kept) = try JobRows.standing(of: id, in: database) else {
            throw JobStoreFault.damaged
          }
          return kept
        }
        try JobRows.removeAnswers(butThe: keptCount, from: database)
        return answer
      }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// Throws unless the file can be written.
  package func probe() async throws(JobStoreFault) {
    do { try await queue.write { try JobRows.touch($0) } } catch { throw JobStoreFault(error) }
  }

  /// Releases the file.
  package func close() {
    try? queue.close()
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
