package import Logging
import StarkVerifier
import StarkVerdicts

/// Takes questions, has them answered by a bounded number of threads, and keeps the answers.
///
/// A question is in the store before work on it begins, and its answer before anybody sees it. So
/// whenever the process ends, the next one finds every question that was taken, answered or not.
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
    let ids = try store.openIDs()
    if !ids.isEmpty { logger.info("resuming", metadata: ["jobs": "\(ids.count)"]) }
    for id in ids where board.enter(id, isForced: true) == .new { submit(id) }
  }

  /// Takes `job` and returns its answer, or without waiting if that `isAsynchronous`.
  package func ask(_ job: StoredJob, isAsynchronous: Bool) async throws(RequestFault) -> Reply {
    let entrance = board.enter(job.id)
    guard entrance != .full else {
      // An answer that is there needs no place.
      guard case .answered(let answer) = try await standing(of: job.id) else {
        throw refused(.queueFull)
      }
      metrics.answeredFromStore()
      return .answered(answer)
    }
    do {
      // What is on the board already may not be in the store yet.
      if entrance == .new || isAsynchronous {
        let standing = try await store.accept(job, durably: isAsynchronous)
        if case .answered(let answer) = standing {
          if entrance == .new { board.leave(job.id, with: .success(answer)) }
          metrics.answeredFromStore()
          return .answered(answer)
        }
        // Whoever waits has its files in memory, and they count as an upload until then.
        if entrance == .new { submit(job.id, isAsynchronous ? nil : job) }
      }
    } catch {
      if entrance == .new { board.leave(job.id, with: .failure(error)) }
      throw unusable(error)
    }
    return isAsynchronous ? .accepted : .answered(try await answer(to: job.id))
  }

  /// What is known of the question with `id`.
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
  /// - `job`: the question, if it is at hand and known to be open.
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
    switch try store.record(of: id) {
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
