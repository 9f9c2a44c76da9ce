import Synchronization

/// Does `work` on each number of 0 ..< count, on at most `threads` threads, of which this is one.
///
/// A thread that is done with one number takes the next, so that they are begun in ascending order.
/// The others are made for this call and gone when it returns; where none can be made, this thread
/// does all of the work. With `threads` up to 1 none is made.
package func sideBySide(count: Int, threads: Int, _ work: @Sendable (Int) -> Void) {
  withoutActuallyEscaping(work) { work in
    let numbers = Numbers(count: count, work)
    var others: [WorkThread] = []
    while others.count + 1 < min(threads, count), let other = WorkThread({ numbers.takeAll() }) {
      others.append(other)
    }
    numbers.takeAll()
    for other in others { other.join() }
  }
}

/// Numbers that threads take one after the other.
private final class Numbers: Sendable {
  private let next = Mutex(0)
  private let count: Int
  private let work: @Sendable (Int) -> Void

  init(count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.work = work
  }

  func takeAll() {
    while let number = take() { work(number) }
  }

  private func take() -> Int? {
    next.withLock { next in
      guard next < count else { return nil }
      defer { next += 1 }
      return next
    }
  }
}
