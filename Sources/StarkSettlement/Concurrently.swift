import Dispatch
import Synchronization

/// The results of `work` on the ranges of `groupSize` numbers that make up 0 ..< count, in order.
///
/// The groups are worked on side by side on all cores; a single group stays on this thread.
func concurrently<Result: Sendable>(
  over count: Int,
  inGroupsOf groupSize: Int,
  _ work: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let starts = Array(stride(from: 0, to: count, by: groupSize))
  guard starts.count > 1 else { return starts.map { work($0..<count) } }
  let results = Mutex([Result?](repeating: nil, count: starts.count))
  DispatchQueue.concurrentPerform(iterations: starts.count) { group in
    let start = starts[group]
    let result = work(start..<min(start + groupSize, count))
    results.withLock { $0[group] = result }
  }
  return results.withLock { $0.compactMap(\.self) }
}
