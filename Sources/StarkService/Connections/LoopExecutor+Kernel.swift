import NIOCore

/// Runs tasks on the thread of an event loop.
///
/// What handles a request waits for the loop most of the time, which hands it a body piece by piece. On
/// threads of its own it would have to be woken for each.
final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) {
    self.loop = loop
  }

  func enqueue(_ job: consuming ExecutorJob) {
    // Every job is run exactly once: the loop ends when no task is left.
    let job = UnownedJob(job)
    loop.execute { [self] in unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
