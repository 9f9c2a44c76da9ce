import StarkAlgebra
import StarkHashes

extension [BenchmarkCase] {
  /// Every hash on two elements or 64 bytes, one after the other and in batches.
  package static var hashes: [BenchmarkCase] {
    [
      chain("keccak", .keccak256, count: 128),
      batch("keccak", .keccak256, count: 128, ceiling: 215),
      chain("blake2s", .blake2s256, count: 256),
      batch("blake2s", .blake2s256, count: 512, ceiling: 48),
      BenchmarkCase("poseidon/single", operationCount: 16, ceiling: 3200) {
        let elements = BenchmarkInput.elements(16)
        return { elements.reduce(.zero) { Poseidon.hash($0, $1) }.l0 }
      },
      batch("poseidon", .poseidon, count: 16, ceiling: 3200),
      BenchmarkCase("pedersen/single", operationCount: 64, ceiling: 12_500) {
        // Many, because the first ones fetch the table into the cache.
        let elements = BenchmarkInput.elements(64)
        return { elements.reduce(.zero) { Pedersen.hash($0, $1) }.l0 }
      },
      batch("pedersen", .pedersen, count: 64, ceiling: 12_500),
    ]
  }

  /// Hashes of which each needs the one before.
  private static func chain(
    _ name: String,
    _ family: HashFunction.Family,
    count: Int
  ) -> BenchmarkCase {
    BenchmarkCase("\(name)/single", operationCount: count) {
      let hash = HashFunction(family: family)
      let words = BenchmarkInput.words(2)
      return {
        var children = words
        var parent = [Bytes32.zero]
        var counts = OperationCounts()
        for _ in 0..<count {
          var span = parent.mutableSpan
          try? hash.compress(children.span, into: &span, counts: &counts)
          children[0] = parent[0]
        }
        return parent.checksum
      }
    }
  }

  /// The parents of a level of a Merkle tree.
  private static func batch(
    _ name: String,
    _ family: HashFunction.Family,
    count: Int,
    ceiling: Double
  ) -> BenchmarkCase {
    BenchmarkCase("\(name)/batch", operationCount: count, ceiling: ceiling) {
      let hash = HashFunction(family: family)
      let children = BenchmarkInput.words(2 * count)
      return {
        var parents = [Bytes32](repeating: .zero, count: count)
        var counts = OperationCounts()
        var span = parents.mutableSpan
        try? hash.compress(children.span, into: &span, counts: &counts)
        return parents.checksum
      }
    }
  }
}
