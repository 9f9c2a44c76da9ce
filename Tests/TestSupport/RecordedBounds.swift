import StarkAlgebra
import Synchronization

/// The choice of tests: every bound is looked at, and those that do not hold are written down.
package enum RecordedBounds: BoundChecking {
  private final class Record: Sendable {
    let broken = Mutex<Set<String>>([])
  }

  @TaskLocal private static var record: Record?

  package static func require(_ holds: @autoclosure () -> Bool, _ bound: StaticString) {
    if holds() { return }
    guard let record else { preconditionFailure("broken bound: \(bound)") }
    record.broken.withLock { _ = $0.insert("\(bound)") }
  }

  /// The bounds that the checked functions called by `body` break; outside of such a call a broken
  /// bound ends the process.
  package static func broken(in body: () throws -> Void) rethrows -> Set<String> {
    let record = Record()
    try $record.withValue(record, operation: body)
    return record.broken.withLock { $0 }
  }
}
