import Dispatch
import Synchronization

/// The result of `work`, for which this thread waits.
///
/// The work has a high priority, above that of the threads that answer questions.
func waiting<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
  let finished = DispatchSemaphore(value: 0)
  let result = Received<Value>()
  Task(priority: .high) {
    let value = await work()
    result.value.withLock { $0 = value }
    finished.signal()
  }
  while true {
    finished.wait()
    if let value = result.value.withLock(\.self) { return value }
  }
}

private final class Received<Value: Sendable>: Sendable {
  let value = Mutex(Value?.none)
}
