import StarkAlgebra
import StarkHashes
import TestSupport
import Testing

@Suite("Keccak256")
struct Keccak256Tests {
  @Test(
    "digests published by Ethereum",
    arguments: [
      // The hash of no code; the root of an empty trie; the hash of an empty list of uncles.
      ([], "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
      ([0x80], "56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"),
      ([0xc0], "1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347"),
      (Array("abc".utf8), "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ] as [([UInt8], String)]
  )
  func ethereum(message: [UInt8], digest: String) {
    #expect(Keccak256.hash(message.span).description == digest)
  }

  /// Source: Stone, `keccak_256_test.cc`.
  @Test(
    "digests of Stone's test patterns",
    arguments: [
      (32, "579bb7619d88a618d64f8a31990ceed4f416b3bfc4a58dc4d253fd5260316bf9"),
      (135, "01fc6a3d48aaee52c507048e1cd1891a0082098a992b825229b50f00d6993148"),
      (999, "1e12a9123f39d457468eccb5ab485128b5294c5eb0c83a1cf497b998ab3d5f66"),
      (1000, "59ae1d570a3a4bf6ceabeb13a3b37dcedd2d01ac49b365527922514091e7c7c4"),
    ]
  )
  func stone(byteCount: Int, digest: String) {
    #expect(Keccak256.hash(TestMessage.pattern(byteCount).span).description == digest)
  }

  @Test("every length up to three blocks agrees with the plain specification")
  func lengths() {
    for byteCount in 0...3 * Keccak256.rate + 1 {
      let message = TestMessage.quadratic(byteCount)
      #expect(Keccak256.hash(message.span).array == PlainKeccak.hash(message), "\(byteCount)")
    }
  }

  @Test("a message that fills its last block takes one more permutation")
  func permutationCounts() {
    let counts = [0, 64, 135, 136, 137, 271, 272].map(Keccak256.permutationCount(byteCount:))
    #expect(counts == [1, 1, 1, 2, 2, 2, 3])
  }

  @Test("batches agree with single digests, for every size and width", arguments: 0...9)
  func batches(rowCount: Int) {
    var generator = SeededGenerator(seed: UInt64(rowCount))
    for columnCount in 0...10 {
      let words = (0..<rowCount * columnCount).map { _ in Bytes32(generator.nextUInt256()) }
      var digests = [Bytes32](repeating: .zero, count: rowCount)
      var span = digests.mutableSpan
      Keccak256.hashRows(words.span, columnCount: columnCount, into: &span)
      for row in 0..<rowCount {
        let bytes = words[columnCount * row..<columnCount * (row + 1)].flatMap(\.array)
        #expect(digests[row] == Keccak256.hash(bytes.span))
      }
      guard columnCount == 2 else { continue }
      var parents = [Bytes32](repeating: .zero, count: rowCount)
      var parentSpan = parents.mutableSpan
      Keccak256.compress(words.span, into: &parentSpan)
      #expect(parents == digests)
    }
  }
}
