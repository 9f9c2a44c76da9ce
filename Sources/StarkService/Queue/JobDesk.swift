package import Logging
import StarkVerifier
import StarkVerdicts

/// Takes questions, has them answered by a bounded number of threads, and keeps the answers.
///
/// A question whose answer nobody waits for is in the store before it is accepted, and so are batches for
/// the ledger; every answer is in the store before anybody sees it. So whenever the process ends, the next
/// one finds all that was accepted, answered or not. A client that waits while the process ends knows that
/// it has no answer, and its question changes nothing.
package final class JobDesk: Sendable {
  package let store: JobStore
  package let board: JobBoard
  private let judge: JobJudge
  private let metrics: ServiceMetrics
  private let logger: Logger
  private let workers: SideThreads
  /// Batches are applied one after the other, so that none waits for another on a worker.
  private let applier: SideThreads

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
  package func resume() throws(JobStoreFault) {
    let (ids, abandonedCount) = try store.openIDs()
    if !ids.isEmpty { logger.info("resuming", metadata: ["jobs": "\(ids.count)"]) }
    if abandonedCount > 0 { logger.warning("given up", metadata: ["jobs": "\(abandonedCount)"]) }
    for id in ids where board.enter(id, isForced: true) == .new { submit(id) }
  }

  /// Where a question stands that somebody comes with.
  package enum Arrival: Sendable {
    /// The store has its answer.
    case answered(JobAnswer)
    /// It is on the board, which it may have been before.
    case onBoard(isNew: Bool)
  }

  /// Puts the question with `id` on the board, unless the store has its answer; `ask` has to follow.
  ///
  /// For threads that may wait for the store. An answer that is there needs no place on the board.
  package func arrive(_ id: JobID) throws(RequestFault) -> Arrival {
    let entrance = board.enter(id)
    guard entrance != .joined else { return .onBoard(isNew: false) }
    do {
      // An answer is in the store before its question leaves the board, so the look comes after the entry.
      if let answer = try store.answer(to: id) {
        if entrance == .new { board.leave(id, with: .success(answer)) }
        metrics.answeredFromStore()
        return .answered(answer)
      }
    } catch {
      if entrance == .new { board.leave(id, with: .failure(error)) }
      throw unusable(error)
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
      if isNew { board.leave(job.id, with: .failure(error)) }
      throw unusable(error)
    }
    // It may have left the board meanwhile, without an answer.
    if isNew || board.enter(job.id, isForced: true) == .new { submit(job.id) }
    return .accepted
  }

  /// What the store knows of the question with `id`.
  package func standing(of id: JobID) async throws(RequestFault) -> JobStanding {
    do { return try await store.standing(of: id) } catch { throw unusable(error) }
  }

  /// Returns when every question that was taken has its answer.
  package func finish() async {
    await board.whenEmpty()
    await workers.end()
    await applier.end()
    store.close()
  }

  /// Waits for the answer to a question that was taken.
  private func answer(to id: JobID) async throws(RequestFault) -> JobAnswer {
    if let result = await board.result(of: id) {
      do { return try result.get() } catch { throw unusable(error) }
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
    (id.isForLedger ? applier : workers).submit { [self] in run(id, job) }
  }

  /// Answers the question with `id` on this thread.
  private func run(_ id: JobID, _ job: StoredJob?) {
    board.begin(id)
    do throws(JobStoreFault) {
      let answer = if let job { try self.answer(job) } else { try work(on: id) }
      board.leave(id, with: .success(answer))
    } catch {
      logger.error("job failed", metadata: ["job": "\(id.text)", "reason": "\(error)"])
      board.leave(id, with: .failure(error))
    }
  }

  private func work(on id: JobID) throws(JobStoreFault) -> JobAnswer {
    switch try store.begin(id) {
    case .unknown: throw .damaged
    case .answered(let answer): return answer
    case .open(let job): return try answer(job)
    }
  }

  /// Finds the answer to an open question, and keeps it.
  private func answer(_ job: StoredJob) throws(JobStoreFault) -> JobAnswer {
    let start = ContinuousClock.now
    let judgement = judge.judge(job)
    let duration = start.duration(to: .now)
    let answer = try store.finish(job.id, with: judgement.answer)
    metrics.answered(
      job.question.kind,
      outcome: judgement.outcome,
      duration: duration,
      proofByteCount: job.bytes(of: .proof).first?.count ?? 0
    )
    logger.info(
      "answered",
      metadata: [
        "job": "\(job.id.text)", "kind": "\(job.question.kind.rawValue)",
        "outcome": "\(judgement.outcome)", "seconds": "\(duration.seconds)",
      ]
    )
    return answer
  }

  private func refused(_ fault: RequestFault) -> RequestFault {
    metrics.refused(fault)
    return fault
  }

  private func unusable(_ fault: JobStoreFault) -> RequestFault {
    logger.error("store failed", metadata: ["reason": "\(fault)"])
    return refused(.storeUnusable)
  }
}
