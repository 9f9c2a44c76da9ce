import StarkAlgebra
import StarkHashes

extension Pedersen {
  /// Hashes that share inversions and make a task for one core.
  private static var groupSize: Int { 16 }

  /// The hashes of elements 2i and 2i + 1, side by side on as many threads as `counts` allows.
  static func hashes(ofPairs pairs: [Felt252], counts: inout OperationCounts) -> [Felt252] {
    counts.pedersenHashes += pairs.count / 2
    let threads = counts.threads
    return concurrently(over: pairs.count / 2, inGroupsOf: groupSize, threads: threads) { range in
      let group = pairs[2 * range.lowerBound..<2 * range.upperBound]
      var hashes = [Felt252](repeating: .zero, count: range.count)
      var span = hashes.mutableSpan
      hash(pairs: group.span, into: &span)
      return hashes
    }
    .flatMap(\.self)
  }

  /// H(… H(H(e₀, e₁), e₂) …, eₖ) for each list, which has at least one element: step by step, every
  /// step of all lists at once.
  static func folds(of lists: [[Felt252]], counts: inout OperationCounts) -> [Felt252] {
    var folds = lists.map { $0[0] }
    var active = Array(lists.indices)
    for step in 1..<(lists.map(\.count).max() ?? 1) {
      active.removeAll { lists[$0].count <= step }
      let pairs = active.flatMap { [folds[$0], lists[$0][step]] }
      for (index, hash) in zip(active, hashes(ofPairs: pairs, counts: &counts)) {
        folds[index] = hash
      }
    }
    return folds
  }
}
