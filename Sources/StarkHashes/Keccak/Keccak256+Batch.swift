package import StarkAlgebra

extension Keccak256 {
  /// parents[i] ← hash(children[2i] ‖ children[2i + 1]): one permutation each, two at a time.
  package static func compress(
    _ children: Span<Bytes32>,
    into parents: inout MutableSpan<Bytes32>
  ) {
    hashEach(children, columnCount: 2, into: &parents)
  }

  /// digests[i] ← hash(row i), where row i is the `columnCount` words from i · `columnCount`.
  package static func hashRows(
    _ words: Span<Bytes32>,
    columnCount: Int,
    into digests: inout MutableSpan<Bytes32>
  ) {
    hashEach(words, columnCount: columnCount, into: &digests)
  }

  /// The rows in pairs and a single last one; inlined so that a constant width unrolls.
  @inline(always)
  private static func hashEach(
    _ words: Span<Bytes32>,
    columnCount: Int,
    into digests: inout MutableSpan<Bytes32>
  ) {
    precondition(words.count == columnCount * digests.count, "rows and digests do not match")
    let wordCount = 4 * columnCount
    var row = 0
    while row + 1 < digests.count {
      let first = wordCount * row
      let second = first + wordCount
      let pair = digest(wordCount: wordCount, tail: SIMD2<UInt64>(repeating: 1)) { index in
        SIMD2(words.word(first + index), words.word(second + index))
      }
      (digests[row], digests[row + 1]) = pair.bytes
      row += 2
    }
    if row < digests.count {
      let first = wordCount * row
      digests[row] = digest(wordCount: wordCount, tail: 1) { words.word(first + $0) }.bytes
    }
  }
}
