import Synchronization

/// The questions in a file that have no answer, each kind in the order of their acceptance.
package struct OpenQuestions: Equatable, Sendable {
  /// Those that were in hand when an earlier process ended: one of them may have ended it.
  package var suspects: [JobID] = []
  /// Those on which no work has begun.
  package var others: [JobID] = []
  /// Those that were given up.
  package var abandoned: [JobID] = []
  /// Those for a ledger that wait for a process which begins after a clean end.
  package var parked: [JobID] = []

  package init() {}

  /// How many are to be answered.
  package var count: Int { suspects.count + others.count }
}

/// Which calls of a store fail, for tests: each as if the disk were full at that moment.
package final class StoreFaults: Sendable {
  private let remaining: Mutex<Int?>

  /// No call fails.
  package static let none = StoreFaults(failingAt: nil)

  /// - `number`: the call that fails, counted from 0; no other does.
  package init(failingAt number: Int?) {
    remaining = Mutex(number)
  }

  /// Whether the call was made that was to fail.
  package var hasFailed: Bool { remaining.withLock { ($0 ?? 0) < 0 } }

  /// Counts a call, and throws if it is the one that fails.
  func pass() throws(JobStoreFault) {
    let fails = remaining.withLock { remaining in
      guard let number = remaining else { return false }
      remaining = number - 1
      return number == 0
    }
    if fails { throw .database(reason: "database or disk is full") }
  }
}
