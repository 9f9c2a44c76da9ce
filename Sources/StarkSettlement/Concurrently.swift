import StarkVerifier
import Synchronization

/// The results of `work` on the ranges of `groupSize` numbers that make up 0 ..< count, in order.
///
/// The groups are worked on side by side on at most `threads` threads, of which this is one; a
/// single group stays on it. The results do not depend on how many there are.
func concurrently<Result: Sendable>(
  over count: Int,
  inGroupsOf groupSize: Int,
  threads: Int,
  _ work: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let starts = Array(stride(from: 0, to: count, by: groupSize))
  guard starts.count > 1, threads > 1 else {
    return starts.map { work($0..<min($0 + groupSize, count)) }
  }
  let results = Mutex([Result?](repeating: nil, count: starts.count))
  sideBySide(count: starts.count, threads: threads) { group in
    let start = starts[group]
    let result = work(start..<min(start + groupSize, count))
    results.withLock { $0[group] = result }
  }
  return results.withLock { $0.compactMap(\.self) }
}
