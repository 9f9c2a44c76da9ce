import StarkAlgebra
import StarkHashes
import TestSupport
import Testing

@Suite("HashFunction")
struct HashFunctionTests {
  private static let functions = HashFunction.Family.allCases.flatMap { family in
    [DigestMask.none, .msb160, .lsb160, .lsb248].map { HashFunction(family: family, mask: $0) }
  }

  /// Source: Stone, `masked_hash_test.cc` (whose own lsb example keeps 18 bytes).
  @Test("a published digest and its masks")
  func publishedMasks() throws {
    let message = try #require(
      UInt256(hexadecimal: "4493758de1393a3bbf47cb8fcc99ca141a82548bd17eb54be45e8946fbc9441d")
    )
    let bytes = Bytes32(message).array
    var counts = OperationCounts()
    let digests: [(DigestMask, String)] = [
      (.none, "dcba38e4aea16a5f87e8b76039958941cc2b19c1bd836b3a53506489395aa54d"),
      (.msb160, "dcba38e4aea16a5f87e8b76039958941cc2b19c1000000000000000000000000"),
      (.lsb160, "000000000000000000000000399589" + "41cc2b19c1bd836b3a53506489395aa54d"),
      (.lsb248, "00ba38e4aea16a5f87e8b76039958941cc2b19c1bd836b3a53506489395aa54d"),
    ]
    for (mask, expected) in digests {
      let function = HashFunction(family: .blake2s256, mask: mask)
      #expect(try function.digest(bytes.span, counts: &counts).description == expected)
    }
    #expect(counts.blake2sCompressions == 4)
  }

  /// Source: Stone, `pedersen_test.cc`.
  @Test(
    "published Pedersen digests of byte strings",
    arguments: [
      (0, "049ee3eba8c1600700ee1b87eb599f16716b0b1022947733551fde4050ca6804"),
      (32, "076ee717494854a0656535e7ebd851daf6daced15363a94e3c14587187818208"),
      (64, "05ae166bb6f7bd5aecc639a736a38257f0913611c4967e6fb1cabd4278790e4c"),
    ]
  )
  func pedersenBytes(byteCount: Int, digest: String) throws {
    var counts = OperationCounts()
    let bytes = TestMessage.pattern(byteCount)
    let function = HashFunction(family: .pedersen)
    #expect(try function.digest(bytes.span, counts: &counts).description == digest)
    #expect(counts.pedersenHashes == byteCount / 32 + 1)
  }

  @Test("Pedersen adds the quotient by p of a word to the chain", arguments: 0...31)
  func pedersenQuotients(quotient: UInt64) throws {
    // q·p and, for q > 0, q·p − 1, whose quotient is one less.
    let multiple = UInt256(quotient, 0, 0, quotient * Felt252.modulus.w3)
    try expectPedersenChain(multiple, quotient: quotient)
    guard quotient > 0 else { return }
    let below = multiple.subtractingReportingOverflow(UInt256(1)).difference
    try expectPedersenChain(below, quotient: quotient - 1)
  }

  private func expectPedersenChain(_ word: UInt256, quotient: UInt64) throws {
    var counts = OperationCounts()
    let function = HashFunction(family: .pedersen)
    let digest = try function.digest(Bytes32(word).array.span, counts: &counts)
    let chained = Pedersen.hash(.zero, Felt252(reducing: word)) + Felt252(quotient)
    #expect(digest == Pedersen.hash(chained, .one).bytes)
  }

  @Test("rows agree with the digest of their bytes, masked", arguments: functions)
  func rows(function: HashFunction) throws {
    var generator = SeededGenerator(seed: 10)
    for columnCount in 0...4 {
      for rowCount in 0...5 {
        let words = (0..<rowCount * columnCount).map { _ in generator.nextFelt().bytes }
        var digests = [Bytes32](repeating: .zero, count: rowCount)
        var span = digests.mutableSpan
        var counts = OperationCounts()
        try function.hashRows(
          words.span,
          columnCount: columnCount,
          into: &span,
          counts: &counts
        )
        var singleCounts = OperationCounts()
        for row in 0..<rowCount {
          let bytes = words[columnCount * row..<columnCount * (row + 1)].flatMap(\.array)
          let single = try function.digest(bytes.span, counts: &singleCounts)
          #expect(digests[row] == single)
          #expect(function.mask.applied(to: single) == single)
        }
        #expect(counts == singleCounts)
      }
    }
  }

  @Test("parents of the byte hashes are digests of both children", arguments: functions)
  func byteParents(function: HashFunction) throws {
    guard [.keccak256, .blake2s256].contains(function.family) else { return }
    var generator = SeededGenerator(seed: 11)
    let children = (0..<14).map { _ in Bytes32(generator.nextUInt256()) }
    let parents = try parents(of: children, function)
    for index in parents.indices {
      let bytes = children[2 * index].array + children[2 * index + 1].array
      var counts = OperationCounts()
      #expect(parents[index] == (try function.digest(bytes.span, counts: &counts)))
    }
  }

  @Test("parents of the algebraic hashes are hashes of two elements")
  func algebraicParents() throws {
    var generator = SeededGenerator(seed: 12)
    let elements = (0..<6).map { _ in generator.nextFelt() }
    let children = elements.map(\.bytes)
    let poseidon = try parents(of: children, HashFunction(family: .poseidon))
    let pedersen = try parents(of: children, HashFunction(family: .pedersen, mask: .lsb160))
    for index in 0..<3 {
      let (x, y) = (elements[2 * index], elements[2 * index + 1])
      #expect(poseidon[index] == Poseidon.hash(x, y).bytes)
      #expect(pedersen[index] == DigestMask.lsb160.applied(to: Pedersen.hash(x, y).bytes))
    }
  }

  @Test("Pedersen takes nodes modulo p")
  func pedersenReduction() throws {
    let large = UInt256(.max, .max, .max, .max)
    let parent = try parents(
      of: [Bytes32(large), Bytes32(Felt252.modulus)],
      HashFunction(family: .pedersen)
    )
    #expect(parent == [Pedersen.hash(Felt252(reducing: large), .zero).bytes])
  }

  @Test("Poseidon refuses words from p on, and says which")
  func nonCanonicalWords() {
    let function = HashFunction(family: .poseidon)
    let words = [Bytes32](repeating: .zero, count: 5) + [Bytes32(Felt252.modulus)]
    #expect(throws: HashInputError.nonCanonicalWord(index: 5)) {
      try parents(of: words, function)
    }
    #expect(throws: HashInputError.nonCanonicalWord(index: 5)) {
      var counts = OperationCounts()
      _ = try function.digest(words.flatMap(\.array).span, counts: &counts)
    }
    #expect(throws: HashInputError.nonCanonicalWord(index: 5)) {
      var digests = [Bytes32](repeating: .zero, count: 2)
      var span = digests.mutableSpan
      var counts = OperationCounts()
      try function.hashRows(words.span, columnCount: 3, into: &span, counts: &counts)
    }
  }

  @Test("the algebraic hashes refuse a partial word", arguments: [1, 31, 33, 63])
  func partialWords(byteCount: Int) {
    let bytes = [UInt8](repeating: 0, count: byteCount)
    for family in [HashFunction.Family.pedersen, .poseidon] {
      #expect(throws: HashInputError.partialWord(byteCount: byteCount)) {
        var counts = OperationCounts()
        _ = try HashFunction(family: family).digest(bytes.span, counts: &counts)
      }
    }
  }

  @Test("a parent costs one permutation, compression or hash")
  func parentCounts() throws {
    var counts = OperationCounts()
    for family in HashFunction.Family.allCases {
      let children = [Bytes32](repeating: .zero, count: 6)
      var parents = [Bytes32](repeating: .zero, count: 3)
      var span = parents.mutableSpan
      let function = HashFunction(family: family)
      try function.compress(children.span, into: &span, counts: &counts)
    }
    var expected = OperationCounts()
    expected.keccakPermutations = 3
    expected.blake2sCompressions = 3
    expected.pedersenHashes = 3
    expected.poseidonPermutations = 3
    #expect(counts == expected)
  }

  @Test("collision resistance is half the digest, and 125 bits for field elements")
  func collisionBits() {
    let bits = HashFunctionTests.functions.map(\.collisionBits)
    #expect(bits == [128, 80, 80, 124, 128, 80, 80, 124, 125, 80, 80, 124, 125, 80, 80, 124])
  }

  private func parents(
    of children: [Bytes32],
    _ function: HashFunction
  ) throws(HashInputError) -> [Bytes32] {
    var parents = [Bytes32](repeating: .zero, count: children.count / 2)
    var span = parents.mutableSpan
    var counts = OperationCounts()
    try function.compress(children.span, into: &span, counts: &counts)
    return parents
  }
}
