package import StarkAlgebra

extension Blake2s256 {
  /// parents[i] ← hash(children[2i] ‖ children[2i + 1]): one compression each, four at a time.
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

  /// The rows in groups of four, then one by one; inlined so that a constant width unrolls.
  @inline(always)
  private static func hashEach(
    _ words: Span<Bytes32>,
    columnCount: Int,
    into digests: inout MutableSpan<Bytes32>
  ) {
    precondition(words.count == columnCount * digests.count, "rows and digests do not match")
    let wordCount = 4 * columnCount
    var row = 0
    while row + 3 < digests.count {
      let first = wordCount * row
      let state: Blake2sState<SIMD4<UInt32>> = digest(byteCount: 8 * wordCount) { index in
        let pair = index >> 1
        guard pair < wordCount else { return .zero }
        let quad = SIMD4(
          words.word(first + pair),
          words.word(first + wordCount + pair),
          words.word(first + 2 * wordCount + pair),
          words.word(first + 3 * wordCount + pair)
        )
        return SIMD4(truncatingIfNeeded: index & 1 == 0 ? quad : quad &>> 32)
      }
      digests[row] = state.bytes(lane: 0)
      digests[row + 1] = state.bytes(lane: 1)
      digests[row + 2] = state.bytes(lane: 2)
      digests[row + 3] = state.bytes(lane: 3)
      row += 4
    }
    while row < digests.count {
      let first = wordCount * row
      let state: Blake2sState<UInt32> = digest(byteCount: 8 * wordCount) { index in
        let pair = index >> 1
        guard pair < wordCount else { return 0 }
        return UInt32(truncatingIfNeeded: words.word(first + pair) >> UInt64(32 * (index & 1)))
      }
      digests[row] = state.bytes
      row += 1
    }
  }
}

extension Blake2sState<SIMD4<UInt32>> {
  /// The digest of state `lane` in 0..<4.
  @inline(always)
  func bytes(lane: Int) -> Bytes32 {
    Bytes32(
      UInt64(h0[lane]) | UInt64(h1[lane]) << 32,
      UInt64(h2[lane]) | UInt64(h3[lane]) << 32,
      UInt64(h4[lane]) | UInt64(h5[lane]) << 32,
      UInt64(h6[lane]) | UInt64(h7[lane]) << 32
    )
  }
}
