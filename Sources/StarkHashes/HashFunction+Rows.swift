package import StarkAlgebra

extension HashFunction {
  /// digests[i] ← the digest of row i, the `columnCount` words from i · `columnCount`.
  ///
  /// Equal to `digest` of each row's bytes, but several rows are hashed at a time. A word that
  /// Poseidon refuses is reported by its index in `words`.
  package func hashRows(
    _ words: Span<Bytes32>,
    columnCount: Int,
    into digests: inout MutableSpan<Bytes32>,
    counts: inout OperationCounts
  ) throws(HashInputError) {
    precondition(words.count == columnCount * digests.count, "rows and digests do not match")
    switch family {
    case .keccak256:
      Keccak256.hashRows(words, columnCount: columnCount, into: &digests)
      counts.keccakPermutations +=
        digests.count * Keccak256.permutationCount(byteCount: 32 * columnCount)
    case .blake2s256:
      Blake2s256.hashRows(words, columnCount: columnCount, into: &digests)
      counts.blake2sCompressions +=
        digests.count * Blake2s256.compressionCount(byteCount: 32 * columnCount)
    case .pedersen:
      HashFunction.chainWithPedersen(words, columnCount: columnCount, into: &digests)
      counts.pedersenHashes += digests.count * (columnCount + 1)
    case .poseidon:
      try HashFunction.hashWithPoseidon(words, columnCount: columnCount, into: &digests)
      counts.poseidonPermutations +=
        digests.count * Poseidon.permutationCount(elementCount: columnCount)
    }
    clearMaskedBytes(of: &digests)
  }

  private static func hashWithPoseidon(
    _ words: Span<Bytes32>,
    columnCount: Int,
    into digests: inout MutableSpan<Bytes32>
  ) throws(HashInputError) {
    var row: [Felt252] = []
    row.reserveCapacity(columnCount)
    for index in digests.indices {
      row.removeAll(keepingCapacity: true)
      for column in 0..<columnCount {
        row.append(try element(words, at: columnCount * index + column))
      }
      digests[index] = Poseidon.hash(row.span).bytes
    }
  }

  /// All rows in step, one column after the other: the hashes of a step are independent.
  ///
  /// Source: Stone, `PedersenHash::HashBytesWithLength`. A word below 2²⁵⁶ < 32·p has a quotient
  /// by p below 32, which Stone adds to the hash so that the chain depends on all of the word.
  private static func chainWithPedersen(
    _ words: Span<Bytes32>,
    columnCount: Int,
    into digests: inout MutableSpan<Bytes32>
  ) {
    var chained = [Felt252](repeating: .zero, count: digests.count)
    var pairs = [Felt252](repeating: .zero, count: 2 * digests.count)
    for column in 0...columnCount {
      for row in digests.indices {
        pairs[2 * row] = chained[row]
        pairs[2 * row + 1] =
          column < columnCount
          ? Felt252(reducing: words[columnCount * row + column].integer)
          : Felt252(UInt64(columnCount))
      }
      var hashes = chained.mutableSpan
      Pedersen.hash(pairs: pairs.span, into: &hashes)
      guard column < columnCount else { break }
      for row in digests.indices {
        hashes[row] += Felt252(words[columnCount * row + column].integer.quotientByModulus)
      }
    }
    for row in digests.indices {
      digests[row] = chained[row].bytes
    }
  }
}

extension UInt256 {
  /// ⌊self/p⌋, at most 31.
  ///
  /// With q = ⌊self/2²⁵¹⌋ the quotient is q or, if self < q·p, q − 1: because p is above 2²⁵¹ by
  /// less than 2¹⁹⁷, q·p exceeds q·2²⁵¹ by less than p.
  fileprivate var quotientByModulus: UInt64 {
    let estimate = w3 >> 59
    let multiple = UInt256(estimate, 0, 0, estimate &* Felt252.modulus.w3)
    return self < multiple ? estimate - 1 : estimate
  }
}
