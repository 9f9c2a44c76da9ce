import StarkAlgebra

/// Inputs of the cases: numbers without a pattern, the same in every run.
enum BenchmarkInput {
  /// Elements of a chain of squares, none of them zero.
  static func elements(_ count: Int, seed: UInt64 = 1) -> [Felt252] {
    var elements: [Felt252] = []
    elements.reserveCapacity(count)
    var element = Felt252(seed) + 2
    for _ in 0..<count {
      for _ in 0..<8 { element = element.squared() + 3 }
      elements.append(element)
    }
    return elements
  }

  /// The encodings of `elements`, each below p.
  static func words(_ count: Int, seed: UInt64 = 1) -> [Bytes32] {
    elements(count, seed: seed).map(\.bytes)
  }
}

extension [Felt252] {
  /// A word that depends on all elements.
  var checksum: UInt64 {
    var checksum: UInt64 = 0
    for element in self { checksum ^= element.l0 }
    return checksum
  }
}

extension [Bytes32] {
  /// A word that depends on all digests.
  var checksum: UInt64 {
    var checksum: UInt64 = 0
    for digest in self { checksum ^= digest.w0 }
    return checksum
  }
}
