import GRDB
import SettlementLedger
import Synchronization

/// Accepted questions and their answers, in a file that outlives the process.
///
/// What is written survives the process at once. It survives a loss of power at once where that is
/// asked for, and otherwise a few moments later: an answer that gets lost so is found again when
/// its question is asked again.
///
/// One process at a time has the file.
package final class JobStore: Sendable {
  private let queue: DatabaseQueue
  private let path: String
  private let keptCount: Int
  /// The file that was opened.
  package let identity: FileIdentity
  private let faults: StoreFaults
  /// When the file was written last to see whether it can be.
  private let lastProbe = Mutex(ContinuousClock.Instant?.none)

  /// How often work on a question is begun, with nothing else in hand, before it is given up.
  ///
  /// No question is known that ends the process. If there is one, it must not do so at every start.
  package static let maximumAttemptCount = 3

  /// How many answers are kept about bytes that are no proof and no batch, beside the others.
  package static let keptOtherCount = 1_000

  /// How long a look at the file is good for.
  private static let probeInterval = Duration.seconds(1)

  /// Opens the file at `path`, and makes it if there is none.
  ///
  /// - `keptCount`: how many answers to keep; the oldest go first.
  /// - `faults`: for tests, which calls fail.
  package init(
    path: String,
    keeping keptCount: Int,
    faults: StoreFaults = .none
  ) throws(JobStoreFault) {
    self.keptCount = keptCount
    self.path = path
    self.faults = faults
    do {
      var configuration = Configuration()
      configuration.label = "jobs"
      configuration.foreignKeysEnabled = true
      configuration.busyMode = .immediateError
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
      let literal = DatabasePath(path)
      queue = try DatabaseQueue(path: literal.text, configuration: configuration)
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
      guard let identity = FileIdentity(path: literal.text) else { throw JobStoreFault.replaced }
      self.identity = identity
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// What is known of the question with `id`.
  package func standing(of id: JobID) async throws(JobStoreFault) -> JobStanding {
    do {
      try faults.pass()
      // No transaction is needed to read what nobody else can write meanwhile.
      return try await queue.unsafeRead { try JobRows.standing(of: id, in: $0) }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// The answer to the question with `id`, if it has one; for threads that may wait.
  package func answer(to id: JobID) throws(JobStoreFault) -> JobAnswer? {
    try access {
      try self.queue.unsafeRead { database in
        guard case .answered(let answer) = try JobRows.standing(of: id, in: database) else {
          return nil
        }
        return answer
      }
    }
  }

  /// Accepts `job`, unless it has an answer; returns what is known of it then.
  ///
  /// A question that was given up is taken up again.
  ///
  /// - `durably`: whether it has to survive a loss of power from now on.
  package func accept(_ job: StoredJob, durably: Bool) async throws(JobStoreFault) -> JobStanding {
    do {
      try faults.pass()
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
          case .abandoned, .parked: try JobRows.forgetAttempts(at: job.id, in: database)
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

  /// The questions without an answer, each kind in the order of their acceptance.
  package func openQuestions() async throws(JobStoreFault) -> OpenQuestions {
    do {
      try faults.pass()
      return try await queue.unsafeRead { try JobRows.openQuestions(in: $0) }
    } catch {
      throw JobStoreFault(error)
    }
  }

  /// Begins the life of a process with the file: the questions to work on.
  ///
  /// What was parked is taken up if the process before ended by its own will.
  package func takeUp() throws(JobStoreFault) -> OpenQuestions {
    try access {
      try self.queue.write { database in
        if try JobRows.begin(in: database) { try JobRows.unpark(in: database) }
        return try JobRows.openQuestions(in: database)
      }
    }
  }

  /// What is in the file about one question.
  package enum Record: Sendable {
    case unknown
    case open(StoredJob)
    case answered(JobAnswer)
  }

  /// Notes that work on the question with `id` begins, and returns it; or its answer if it has one.
  ///
  /// - `isAlone`: whether nothing else is in hand until it is answered, so that an end of the
  ///   process meanwhile may be its doing.
  package func begin(_ id: JobID, isAlone: Bool = false) throws(JobStoreFault) -> Record {
    try access {
      try self.queue.write { database in
        switch try JobRows.standing(of: id, in: database) {
        case .unknown: return .unknown
        case .answered(let answer): return .answered(answer)
        case .open, .abandoned, .parked:
          try JobRows.takeInHand(id, isAlone: isAlone, in: database)
          return .open(try JobRows.job(id, in: database))
        }
      }
    }
  }

  /// Notes that work on the question with `id` has ended without an answer, and not with the
  /// process.
  package func putDown(_ id: JobID) throws(JobStoreFault) {
    try access { try self.queue.write { try JobRows.putDown(id, in: $0) } }
  }

  /// Keeps `answer` and drops its question, if that was kept; returns the answer that is kept.
  ///
  /// That is another if there was one before, so that nobody ever sees two.
  package func finish(_ id: JobID, with answer: JobAnswer) throws(JobStoreFault) -> JobAnswer {
    try access {
      try self.queue.write { database in
        try JobRows.removeQuestion(id, from: database)
        guard try JobRows.insert(answer, to: id, into: database) else {
          guard case .answered(let kept) = try JobRows.standing(of: id, in: database) else {
            throw JobStoreFault.damaged
          }
          return kept
        }
        try JobRows.removeAnswers(
          butThe: answer.isVerdict ? self.keptCount : min(self.keptCount, Self.keptOtherCount),
          areVerdicts: answer.isVerdict,
          from: database
        )
        return answer
      }
    }
  }

  /// Throws unless the file is still there and can be written.
  ///
  /// It is written once a second at most, however often somebody asks.
  package func probe() async throws(JobStoreFault) {
    guard FileIdentity(path: DatabasePath(path).text) == identity else { throw .replaced }
    let now = ContinuousClock.now
    let isDue = lastProbe.withLock { last in
      if let last, last.duration(to: now) < Self.probeInterval { return false }
      last = now
      return true
    }
    guard isDue else { return }
    do { try await queue.write { try JobRows.touch($0) } } catch {
      // The next one who asks must not hear that all is well.
      lastProbe.withLock { $0 = nil }
      throw JobStoreFault(error)
    }
  }

  /// Releases the file.
  ///
  /// - `isClean`: whether nothing is in hand, and the process ends by its own will.
  package func close(isClean: Bool = true) {
    // If that can't be noted the next process takes the end for another, which costs it time only.
    if isClean { _ = try? queue.write(JobRows.end) }
    try? queue.close()
  }

  /// Does `work` on the file.
  private func access<Value>(_ work: () throws -> Value) throws(JobStoreFault) -> Value {
    do {
      try faults.pass()
      return try work()
    } catch {
      throw JobStoreFault(error)
    }
  }
}

extension JobStoreFault {
  fileprivate init(_ error: any Error) {
    switch error {
    case let fault as JobStoreFault: self = fault
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB: self = .foreign
    case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT: self = .damaged
    case let error as DatabaseError where error.resultCode == .SQLITE_BUSY:
      self = .database(reason: "another process has the file")
    case let error as DatabaseError:
      self = .database(reason: error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")
    default: self = .database(reason: "\(error)")
    }
  }
}
