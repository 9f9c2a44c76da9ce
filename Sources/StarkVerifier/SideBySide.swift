import Dispatch
import Synchronization

/// Does `work` on each number of 0 ..< count, on at most `threads` threads, of which this is one.
///
/// A thread that is done with one number takes the next, so that they are begun in ascending order.
package func sideBySide(count: Int, threads: Int, _ work: @Sendable (Int) -> Void) {
  let next = Mutex(0)
  DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
    while true {
      let number = next.withLock { next in
        defer { next += 1 }
        return next
      }
      guard number < count else { return }
      work(number)
    }
  }
}
