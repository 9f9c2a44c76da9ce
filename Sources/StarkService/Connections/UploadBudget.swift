import Synchronization

/// The memory that all uploads together may take while they are in progress.
package final class UploadBudget: Sendable {
  package let capacity: Int
  private let used = Mutex(0)

  package init(capacity: Int) {
    self.capacity = capacity
  }

  /// Takes `count` bytes, unless there are not as many left.
  package func take(_ count: Int) -> Bool {
    used.withLock { used in
      guard count <= capacity - used else { return false }
      used += count
      return true
    }
  }

  package func giveBack(_ count: Int) {
    used.withLock { $0 -= count }
  }

  package var usedCount: Int { used.withLock { $0 } }
}

/// The bytes of a body, which count as used until nobody needs them.
package final class Upload: Sendable {
  package let bytes: [UInt8]
  private let budget: UploadBudget
  private let takenCount: Int

  /// For `bytes`, and copies of them that are to be made, `takenCount` bytes were taken from
  /// `budget`.
  init(_ bytes: [UInt8], of budget: UploadBudget, taking takenCount: Int) {
    self.bytes = bytes
    self.budget = budget
    self.takenCount = takenCount
  }

  deinit { budget.giveBack(takenCount) }
}
