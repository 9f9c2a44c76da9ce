import NIOCore
import Synchronization

/// Runs tasks on the thread of an event loop.
///
/// What handles a request waits for the loop most of the time, which hands it a body piece by
/// piece. On threads of its own it would have to be woken for each.
///
/// The loop looks at connections only when it has no task that is due, and a task that is run makes
/// the next one due: requests that came in one piece would be answered all, before anybody else is
/// heard. So tasks are kept here and run for a moment at a time, after which the loop looks at all
/// connections.
final class LoopExecutor: TaskExecutor {
  private struct State {
    /// The tasks from `next` on are still to be run.
    var jobs: [UnownedJob] = []
    var next = 0
    var isScheduled = false
  }

  private let loop: any EventLoop
  private let state = Mutex(State())

  /// How long tasks are run before connections are looked at.
  private static let turn = Duration.microseconds(500)
  /// The loop looks at its connections only if nothing is due, so the next turn begins a little
  /// later.
  private static let pause = TimeAmount.microseconds(10)

  init(_ loop: any EventLoop) {
    self.loop = loop
  }

  func enqueue(_ job: consuming ExecutorJob) {
    // Every job is run exactly once: the loop ends when no task is left.
    let job = UnownedJob(job)
    let isFirst = state.withLock { state in
      state.jobs.append(job)
      defer { state.isScheduled = true }
      return !state.isScheduled
    }
    if isFirst { loop.execute { self.run() } }
  }

  private func run() {
    let end = ContinuousClock.now.advanced(by: Self.turn)
    repeat {
      let job = state.withLock { state -> UnownedJob? in
        guard state.next < state.jobs.count else {
          state = State()
          return nil
        }
        defer { state.next += 1 }
        return state.jobs[state.next]
      }
      guard let job else { return }
      unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    } while ContinuousClock.now < end
    state.withLock { state in
      state.jobs.removeFirst(state.next)
      state.next = 0
    }
    loop.scheduleTask(in: Self.pause) { self.run() }
  }
}
