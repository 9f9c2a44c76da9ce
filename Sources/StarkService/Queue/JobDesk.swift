import Dispatch
package import Logging
import StarkVerdicts
import StarkVerifier
import Synchronization

/// Takes questions, has them answered by a bounded number of threads, and keeps the answers.
///
/// A question whose answer nobody waits for is in the store before it is accepted, and so are
/// batches for the ledger; every answer is in the store before anybody sees it. So whenever the
/// process ends, the next one finds all that was accepted, answered or not. A client that waits
/// while the process ends knows that it has no answer, and its question changes nothing.
package final class JobDesk: Sendable {
  package let store: JobStore
  package let board: JobBoard
  private let judge: JobJudge
  private let metrics: ServiceMetrics
  private let logger: Logger
  private let workers: SideThreads
  /// Batches are applied one after the other, so that none waits for another on a worker.
  private let applier: SideThreads
  /// Left when all suspects are answered, before which nothing else is begun.
  private let suspicion = DispatchGroup()
  /// What failed and waits to be tried again; nil when the service ends.
  private let delayed = Mutex<Set<JobID>?>([])

  /// What becomes of a question.
  package enum Reply: Equatable, Sendable {
    case answered(JobAnswer)
    /// It will be answered, and asked for by its name.
    case accepted
  }

  package init(
    store: JobStore,
    judge: JobJudge,
    jobCount: Int,
    queueLength: Int,
    metrics: ServiceMetrics,
    logger: Logger
  ) {
    self.store = store
    self.judge = judge
    self.metrics = metrics
    self.logger = logger
    board = JobBoard(capacity: jobCount + queueLength)
    workers = SideThreads(count: jobCount)
    applier = SideThreads(count: 1)
  }

  /// Takes up what an earlier process accepted and did not answer.
  ///
  /// What that had in hand when it was ended is answered first, one by one and with nothing beside:
  /// if the process ends again, it is known what was in hand. So a question is given up for what it
  /// did, and not since others, or somebody else, ended the process while it was in hand.
  package func resume() throws(JobStoreFault) {
    let open = try store.takeUp()
    if open.count > 0 {
      let suspects = "\(open.suspects.count)"
      logger.info("resuming", metadata: ["jobs": "\(open.count)", "in_hand": "\(suspects)"])
    }
    for (ids, message) in [(open.abandoned, "given up"), (open.parked, "parked")] {
      for id in ids { logger.warning("\(message)", metadata: ["job": "\(id.text)"]) }
    }
    if !open.suspects.isEmpty {
      suspicion.enter()
      for id in open.suspects where board.enter(id, isForced: true) == .new {
        applier.submit { [self] in run(id, nil, isAlone: true) }
      }
      applier.submit { [self] in suspicion.leave() }
    }
    for id in open.others where board.enter(id, isForced: true) == .new { submit(id) }
  }

  /// Waits until nothing is in hand that may have ended an earlier process; for threads that may
  /// wait.
  ///
  /// Other work on what strangers send would take the blame from itself.
  package func waitForSuspects() { suspicion.wait() }

  /// Takes up the question with `id`, which is in the store and on no board.
  package func takeUp(_ id: JobID) {
    if board.enter(id, isForced: true) == .new { submit(id) }
  }

  /// Where a question stands that somebody comes with.
  package enum Arrival: Sendable {
    /// The store has its answer.
    case answered(JobAnswer)
    /// It is on the board, which it may have been before.
    case onBoard(isNew: Bool)
  }

  /// Puts the question with `id` on the board, unless the store has its answer; `ask` has to
  /// follow.
  ///
  /// For threads that may wait for the store. An answer that is there needs no place on the board.
  package func arrive(_ id: JobID) throws(RequestFault) -> Arrival {
    let entrance = board.enter(id)
    guard entrance != .joined else { return .onBoard(isNew: false) }
    do {
      // An answer is in the store before its question leaves the board, so the look comes after the
      // entry.
      if let answer = try store.answer(to: id) {
        if entrance == .new { board.leave(id, with: .success(answer)) }
        metrics.answeredFromStore()
        return .answered(answer)
      }
    } catch {
      if entrance == .new { board.leave(id, with: .failure(.store(error))) }
      throw unusable(.store(error))
    }
    guard entrance == .new else { throw refused(.queueFull) }
    return .onBoard(isNew: true)
  }

  /// The answer to `job`, which has arrived; or that it is accepted, if nobody waits for it.
  package func ask(
    _ job: StoredJob,
    _ arrival: Arrival,
    isAsynchronous: Bool
  ) async throws(RequestFault) -> Reply {
    switch arrival {
    case .answered(let answer): return .answered(answer)
    case .onBoard(let isNew) where isAsynchronous || job.id.isForLedger:
      let reply = try await accept(job, isNew: isNew, durably: isAsynchronous)
      if isAsynchronous || reply != .accepted { return reply }
    case .onBoard(let isNew):
      if isNew { submit(job.id, job) }
    }
    return .answered(try await answer(to: job.id))
  }

  /// Keeps `job` until it is answered.
  private func accept(
    _ job: StoredJob,
    isNew: Bool,
    durably: Bool
  ) async throws(RequestFault) -> Reply {
    do {
      // Somebody may have got its answer meanwhile.
      if case .answered(let answer) = try await store.accept(job, durably: durably) {
        if isNew { board.leave(job.id, with: .success(answer)) }
        metrics.answeredFromStore()
        return .answered(answer)
      }
    } catch {
      if isNew { board.leave(job.id, with: .failure(.store(error))) }
      throw unusable(.store(error))
    }
    // It may have left the board meanwhile, without an answer.
    if isNew || board.enter(job.id, isForced: true) == .new { submit(job.id) }
    return .accepted
  }

  /// What the store knows of the question with `id`.
  package func standing(of id: JobID) async throws(RequestFault) -> JobStanding {
    do { return try await store.standing(of: id) } catch { throw unusable(.store(error)) }
  }

  /// How many questions were given up, and how many batches for a ledger wait for another process.
  package func standings() async throws(JobStoreFault) -> (abandoned: Int, parked: Int) {
    let open = try await store.openQuestions()
    return (open.abandoned.count, open.parked.count)
  }

  /// Returns when every question that was taken has its answer, but for those that failed: these
  /// stay in the store for the next process.
  package func finish() async {
    let left = delayed.withLock { delayed in
      defer { delayed = nil }
      return delayed ?? []
    }
    for id in left { leaveOpen(id) }
    await board.whenEmpty()
    await workers.end()
    await applier.end()
    store.close()
  }

  /// Waits for the answer to a question that was taken.
  private func answer(to id: JobID) async throws(RequestFault) -> JobAnswer {
    if let result = await board.result(of: id) {
      do { return try result.get() } catch { throw refused(error.request) }
    }
    // It has left the board meanwhile.
    guard case .answered(let answer) = try await standing(of: id) else {
      throw refused(.storeUnusable)
    }
    return answer
  }

  /// Has the question with `id` answered some time.
  ///
  /// - `job`: the question, if it is not in the store.
  private func submit(_ id: JobID, _ job: StoredJob? = nil) {
    (id.isForLedger ? applier : workers).submit { [self] in
      suspicion.wait()
      run(id, job)
    }
  }

  /// Answers the question with `id` on this thread.
  ///
  /// - `isAlone`: whether nothing else is in hand meanwhile.
  private func run(_ id: JobID, _ job: StoredJob?, isAlone: Bool = false) {
    board.begin(id)
    do throws(JobFailure) {
      let answer = if let job { try self.answer(job) } else { try work(on: id, isAlone: isAlone) }
      board.leave(id, with: .success(answer))
    } catch {
      logger.error("job failed", metadata: ["job": "\(id.text)", "reason": "\(error)"])
      guard job == nil, error.mayPass else { return board.leave(id, with: .failure(error)) }
      do { try store.putDown(id) } catch {
        logger.error("store failed", metadata: ["job": "\(id.text)", "reason": "\(error)"])
      }
      tryAgain(id, after: error)
    }
  }

  /// Puts a question of the store back into the queue after a while, which grows with its failures.
  private func tryAgain(_ id: JobID, after failure: JobFailure) {
    let failureCount = board.putBack(id, after: failure)
    let isDelayed = delayed.withLock { $0?.insert(id) != nil }
    guard isDelayed else { return leaveOpen(id) }
    let delay = Duration.milliseconds(100 << min(failureCount - 1, 8))
    Task {
      do { try await Task.sleep(for: delay) } catch { return leaveOpen(id) }
      if delayed.withLock({ $0?.remove(id) != nil }) { submit(id) }
    }
  }

  /// Takes a question off the board that the next process will find in the store.
  private func leaveOpen(_ id: JobID) {
    logger.warning("left for the next start", metadata: ["job": "\(id.text)"])
    board.leave(id, with: .failure(.store(.database(reason: "the service ends"))))
  }

  private func work(on id: JobID, isAlone: Bool) throws(JobFailure) -> JobAnswer {
    let record: JobStore.Record
    do { record = try store.begin(id, isAlone: isAlone) } catch { throw .store(error) }
    switch record {
    case .unknown: throw .store(.damaged)
    case .answered(let answer): return answer
    case .open(let job): return try answer(job)
    }
  }

  /// Finds the answer to an open question, and keeps it.
  private func answer(_ job: StoredJob) throws(JobFailure) -> JobAnswer {
    let start = ContinuousClock.now
    let judgement = judge.judge(job)
    let duration = start.duration(to: .now)
    if let failure = judgement.failure { throw failure }
    let answer: JobAnswer
    do { answer = try store.finish(job.id, with: judgement.answer) } catch { throw .store(error) }
    metrics.answered(
      job.question.kind,
      outcome: judgement.status.name,
      duration: duration,
      proofByteCount: job.bytes(of: .proof).first?.count ?? 0
    )
    logger.info(
      "answered",
      metadata: [
        "job": "\(job.id.text)", "kind": "\(job.question.kind.rawValue)",
        "outcome": "\(judgement.status.name)", "seconds": "\(duration.seconds)",
      ]
    )
    return answer
  }

  private func refused(_ fault: RequestFault) -> RequestFault {
    metrics.refused(fault)
    return fault
  }

  private func unusable(_ failure: JobFailure) -> RequestFault {
    logger.error("store failed", metadata: ["reason": "\(failure)"])
    return refused(failure.request)
  }
}
