package import StarkAlgebra

extension Pedersen {
  /// The hashes summed together: enough to share inversions, few enough to stay in the cache.
  private static let groupSize = 16

  /// hashes[i] ← hash(pairs[2i], pairs[2i + 1]), with inversions shared between the pairs.
  ///
  /// About 500 multiplications a hash instead of 840; a pair on its own gains nothing.
  package static func hash(pairs: Span<Felt252>, into hashes: inout MutableSpan<Felt252>) {
    precondition(pairs.count == 2 * hashes.count, "pairs and hashes do not match")
    var sums = PointSums(listCapacity: min(groupSize, hashes.count))
    var start = 0
    while start < hashes.count {
      let end = min(start + groupSize, hashes.count)
      guard end - start > 1 else {
        hashes[start] = hash(pairs[2 * start], pairs[2 * start + 1])
        return
      }
      sums.removeAll()
      for index in start..<end {
        sums.append(shiftPoint)
        PedersenTable.forEachTerm(of: pairs[2 * index], input: 0) { sums.append($0) }
        PedersenTable.forEachTerm(of: pairs[2 * index + 1], input: 1) { sums.append($0) }
        sums.endList()
      }
      sums.reduce()
      for index in start..<end {
        hashes[index] = sums[index - start]?.x ?? .zero
      }
      start = end
    }
  }
}
