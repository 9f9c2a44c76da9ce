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

  /// The answer that the store has to the question with `id`; for threads that may wait.
  package func knownAnswer(to id: JobID) throws(RequestFault) -> JobAnswer? {
    do { return try store.answer(to: id) } catch { throw unusable(error) }
  }

  /// Takes `job` and returns its answer, or without waiting if that `isAsynchronous`.
  ///
  /// - `known`: the answer that the store has.
  package func ask(
    _ job: StoredJob,
    known: JobAnswer?,
    isAsynchronous: Bool
  ) async throws(RequestFault) -> Reply {
    if let known {
      metrics.answeredFromStore()
      return .answered(known)
    }
    let entrance = board.enter(job.id)
    guard entrance != .full else { throw refused(.queueFull) }
    if isAsynchronous || job.id.isForLedger {
      let reply = try await accept(job, entrance, durably: isAsynchronous)
      if isAsynchronous || reply != .accepted { return reply }
    } else if entrance == .new {
      submit(job.id, job)
    }
    return .answered(try await answer(to: job.id))
  }

  /// Keeps `job` until it is answered.
  private func accept(
    _ job: StoredJob,
    _ entrance: JobBoard.Entrance,
    durably: Bool
  ) async throws(RequestFault) -> Reply {
    do {
      // Somebody may have got its answer meanwhile.
      if case .answered(let answer) = try await store.accept(job, durably: durably) {
        if entrance == .new { board.leave(job.id, with: .success(answer)) }
        metrics.answeredFromStore()
        return .answered(answer)
      }
    } catch {
      if entrance == .new { board.leave(job.id, with: .failure(error)) }
      throw unusable(error)
    }
    // It may have left the board meanwhile, without an answer.
    if entrance == .new || board.enter(job.id, isForced: true) == .new { submit(job.id) }
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
      let answer = if let job { try work(on: job) } else { try work(on: id) }
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

  /// Answers a question that is not in the store, unless somebody got its answer before this was asked.
  private func work(on job: StoredJob) throws(JobStoreFault) -> JobAnswer {
    guard let known = try store.answer(to: job.id) else { return try answer(job) }
    metrics.answeredFromStore()
    return known
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
