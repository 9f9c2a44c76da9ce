package import StarkAlgebra

/// Values where carries, borrows and final corrections go wrong first.
package enum EdgeValues {
  /// 0, 1, 2, words of all ones and all zeros in every combination, powers of two and their
  /// neighbours, multiples of p and their neighbours; all below 2²⁵⁶.
  package static let integers: [UInt256] = {
    var centers: [UInt256] = []
    for pattern in 0..<16 {
      func word(_ index: Int) -> UInt64 { pattern >> index & 1 == 1 ? .max : 0 }
      centers.append(UInt256(word(0), word(1), word(2), word(3)))
    }
    for exponent in stride(from: 1, to: 256, by: 7) {
      var words: [UInt64] = [0, 0, 0, 0]
      words[exponent / 64] = 1 << UInt64(exponent % 64)
      centers.append(UInt256(words[0], words[1], words[2], words[3]))
    }
    var multiple = UInt256.zero
    for _ in 0..<31 {
      multiple = multiple.addingReportingOverflow(Felt252.modulus).sum
      centers.append(multiple)
    }
    let neighbours = centers.flatMap { center in
      [
        center,
        center.addingReportingOverflow(UInt256(1)).sum,
        center.subtractingReportingOverflow(UInt256(1)).difference,
      ]
    }
    return Array(Set(neighbours)).sorted()
  }()

  /// The elements with these plain values and the elements with these Montgomery limbs.
  package static let felts: [Felt252] =
    integers.compactMap { Felt252($0) } + integers.compactMap { Felt252(cell: Bytes32($0)) }
}
