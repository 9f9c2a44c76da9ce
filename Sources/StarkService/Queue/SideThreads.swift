import NIOPosix
import Synchronization

/// A few threads for work that would keep the threads of connections from answering.
///
/// They give way to those when both have something to do. Only so many pieces of work can wait.
package final class SideThreads: Sendable {
  private let pool: NIOThreadPool
  private let capacity: Int
  private let workCount = Mutex(0)

  /// More work waits already than is allowed.
  package struct Full: Error, Equatable {
    package init() {}
  }

  /// - `count`: how many threads.
  /// - `capacity`: how many pieces of work may be there at a time, in hand or waiting.
  package init(count: Int, capacity: Int = .max) {
    self.capacity = capacity
    pool = NIOThreadPool(numberOfThreads: count)
    pool.start()
  }

  /// The result of `work` on one of the threads.
  package func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    let isAdmitted = workCount.withLock { count in
      guard count < capacity else { return false }
      count += 1
      return true
    }
    guard isAdmitted else { throw Full() }
    defer { workCount.withLock { $0 -= 1 } }
    return try await pool.runIfActive {
      giveWayToOtherThreads()
      return try work()
    }
  }

  /// Does `work` on one of the threads some time, or never if they are ending.
  package func submit(_ work: @escaping @Sendable () -> Void) {
    pool.submit { state in
      guard case .active = state else { return }
      giveWayToOtherThreads()
      work()
    }
  }

  /// Ends the threads when they are done with what they have in hand.
  package func end() async {
    try? await pool.shutdownGracefully()
  }
}
