import Synchronization

/// The jobs that are accepted and not answered, and those who wait for their answers.
///
/// There is a bounded number of places. A question that is on the board already takes no second
/// one.
package final class JobBoard: Sendable {
  /// What a job is doing.
  package enum Stage: String, Sendable {
    case queued, running
  }

  /// What became of the wish to put a job on the board.
  package enum Entrance: Equatable, Sendable {
    case new
    /// It is there already.
    case joined
    /// There is no place.
    case full
  }

  /// The result of a job; without an answer it stays open in the store, if it is there.
  package typealias Result = Swift.Result<JobAnswer, JobFailure>

  private struct Entry {
    var stage = Stage.queued
    var failureCount = 0
    var waiters: [CheckedContinuation<Result?, Never>] = []
  }

  private struct State {
    var entries: [JobID: Entry] = [:]
    var runningCount = 0
    var watchers: [CheckedContinuation<Void, Never>] = []
  }

  /// The number of places.
  package let capacity: Int
  private let state = Mutex(State())

  package init(capacity: Int) {
    self.capacity = capacity
  }

  /// Puts `id` on the board, if it isn't there and there is a place.
  ///
  /// - `isForced`: whether there is a place in any case, as for what was accepted in an earlier
  ///   life.
  package func enter(_ id: JobID, isForced: Bool = false) -> Entrance {
    state.withLock { state in
      guard state.entries[id] == nil else { return .joined }
      guard isForced || state.entries.count < capacity else { return .full }
      state.entries[id] = Entry()
      return .new
    }
  }

  /// Notes that work on `id` has begun.
  package func begin(_ id: JobID) {
    state.withLock { state in
      guard state.entries[id]?.stage == .queued else { return }
      state.entries[id]?.stage = .running
      state.runningCount += 1
    }
  }

  /// Puts `id` back among those that wait, and tells those who wait for its answer that it failed.
  ///
  /// Returns how often it has failed by now.
  package func putBack(_ id: JobID, after failure: JobFailure) -> Int {
    let (waiters, count) = state.withLock { state in
      guard var entry = state.entries[id] else {
        return ([CheckedContinuation<Result?, Never>](), 1)
      }
      if entry.stage == .running { state.runningCount -= 1 }
      let waiters = entry.waiters
      entry = Entry(failureCount: entry.failureCount + 1)
      state.entries[id] = entry
      return (waiters, entry.failureCount)
    }
    for waiter in waiters { waiter.resume(returning: .failure(failure)) }
    return count
  }

  /// Takes `id` off the board and tells those who wait.
  package func leave(_ id: JobID, with result: Result) {
    let (waiters, watchers) = state.withLock { state in
      let entry = state.entries.removeValue(forKey: id)
      if entry?.stage == .running { state.runningCount -= 1 }
      var watchers: [CheckedContinuation<Void, Never>] = []
      if state.entries.isEmpty { swap(&watchers, &state.watchers) }
      return (entry?.waiters ?? [], watchers)
    }
    for waiter in waiters { waiter.resume(returning: result) }
    for watcher in watchers { watcher.resume() }
  }

  /// The result of `id`, as soon as there is one; nil if it isn't on the board.
  package func result(of id: JobID) async -> Result? {
    await withCheckedContinuation { continuation in
      let isWaiting = state.withLock { state in
        state.entries[id]?.waiters.append(continuation) != nil
      }
      if !isWaiting { continuation.resume(returning: nil) }
    }
  }

  /// Returns when nothing is on the board.
  package func whenEmpty() async {
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        if !state.entries.isEmpty { state.watchers.append(continuation) }
        return state.entries.isEmpty
      }
      if isEmpty { continuation.resume() }
    }
  }

  /// What `id` is doing; nil if it isn't on the board.
  package func stage(of id: JobID) -> Stage? {
    state.withLock { $0.entries[id]?.stage }
  }

  /// How many jobs are waiting for a thread, and how many have one.
  package var counts: (queued: Int, running: Int) {
    state.withLock { ($0.entries.count - $0.runningCount, $0.runningCount) }
  }
}
