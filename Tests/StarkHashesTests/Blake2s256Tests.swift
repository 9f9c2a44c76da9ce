import StarkAlgebra
import StarkHashes
import TestSupport
import Testing

@Suite("Blake2s256")
struct Blake2s256Tests {
  /// Sources: RFC 7693, appendix B, for "abc"; Stone, `blake2s_test.cc`, for "Hello World!".
  @Test(
    "published digests",
    arguments: [
      ("", "69217a3079908094e11121d042354a7c1f55b6482ca1a51e1b250dfd1ed0eef9"),
      ("abc", "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"),
      ("Hello World!", "be8c6777e88d287dd927975327dd4214d199a1a1b67fe2e26666cc336533666a"),
    ]
  )
  func published(message: String, digest: String) {
    #expect(Blake2s256.hash(Array(message.utf8).span).description == digest)
  }

  /// Source: Stone, `blake2s_test.cc`.
  @Test("the parent of two published digests")
  func stoneParent() {
    let first = Blake2s256.hash(Array("Hello World!".utf8).span)
    let second = Blake2s256.hash(first.array.span)
    let children = [first, second]
    var parents = [Bytes32.zero]
    var span = parents.mutableSpan
    Blake2s256.compress(children.span, into: &span)
    let expected = "2e51dd0753f7552dd30dc5a049b96f24fede8f363f19a87386056c4094406b68"
    #expect(parents[0].description == expected)
  }

  @Test("every length up to two blocks and more agrees with the plain specification")
  func lengths() {
    for byteCount in 0...130 {
      let message = TestMessage.quadratic(byteCount)
      #expect(Blake2s256.hash(message.span).array == PlainBlake2s.hash(message), "\(byteCount)")
    }
  }

  @Test("a message that fills its last block takes no further compression")
  func compressionCounts() {
    let counts = [0, 1, 64, 65, 128, 129].map(Blake2s256.compressionCount(byteCount:))
    #expect(counts == [1, 1, 1, 2, 2, 3])
  }

  @Test("batches agree with single digests, for every size and width", arguments: 0...9)
  func batches(rowCount: Int) {
    var generator = SeededGenerator(seed: UInt64(rowCount))
    for columnCount in 0...5 {
      let words = (0..<rowCount * columnCount).map { _ in Bytes32(generator.nextUInt256()) }
      var digests = [Bytes32](repeating: .zero, count: rowCount)
      var span = digests.mutableSpan
      Blake2s256.hashRows(words.span, columnCount: columnCount, into: &span)
      for row in 0..<rowCount {
        let bytes = words[columnCount * row..<columnCount * (row + 1)].flatMap(\.array)
        #expect(digests[row] == Blake2s256.hash(bytes.span))
      }
      guard columnCount == 2 else { continue }
      var parents = [Bytes32](repeating: .zero, count: rowCount)
      var parentSpan = parents.mutableSpan
      Blake2s256.compress(words.span, into: &parentSpan)
      #expect(parents == digests)
    }
  }
}
