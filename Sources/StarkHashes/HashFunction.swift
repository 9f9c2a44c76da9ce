package import StarkAlgebra

/// A hash function of commitments: an algorithm, and the part of its digests that is kept.
///
/// Three uses: the digest of a byte string, the parents of pairs of Merkle nodes, and the leaves
/// of table rows. A node and a cell are 32 bytes; read as an integer they are big-endian. A row's
/// leaf is the digest of its cells laid end to end.
package struct HashFunction: Hashable, Sendable {
  /// The algorithm.
  package enum Family: Hashable, Sendable, CaseIterable {
    case keccak256
    case blake2s256
    case pedersen
    case poseidon
  }

  package var family: Family
  package var mask: DigestMask

  package init(family: Family, mask: DigestMask = .none) {
    self.family = family
    self.mask = mask
  }

  /// The security against collisions, in bits: half the digest, and 125 for the algebraic hashes.
  ///
  /// A digest of Pedersen or Poseidon is an element of a field of nearly 252 bits. For Poseidon
  /// that is also its capacity; for Pedersen, a collision yields a discrete logarithm in a group
  /// of nearly 2²⁵² elements.
  package var collisionBits: Int {
    switch family {
    case .keccak256, .blake2s256: mask.keptBits / 2
    case .pedersen, .poseidon: min(125, mask.keptBits / 2)
    }
  }

  /// The digest of a byte string.
  ///
  /// The algebraic hashes read it as 32-byte words. Poseidon hashes the words as a list and wants
  /// each below p. Pedersen chains them, h ← hash(h, w mod p) + ⌊w/p⌋ from h = 0, and closes with
  /// hash(h, number of words).
  package func digest(
    _ bytes: Span<UInt8>,
    counts: inout OperationCounts
  ) throws(HashInputError) -> Bytes32 {
    switch family {
    case .keccak256:
      counts.keccakPermutations += Keccak256.permutationCount(byteCount: bytes.count)
      return mask.applied(to: Keccak256.hash(bytes))
    case .blake2s256:
      counts.blake2sCompressions += Blake2s256.compressionCount(byteCount: bytes.count)
      return mask.applied(to: Blake2s256.hash(bytes))
    case .pedersen, .poseidon:
      var digests = [Bytes32.zero]
      var row = digests.mutableSpan
      let words = try HashFunction.words(of: bytes)
      try hashRows(words.span, columnCount: words.count, into: &row, counts: &counts)
      return row[0]
    }
  }

  /// The 32-byte words of `bytes`.
  private static func words(of bytes: Span<UInt8>) throws(HashInputError) -> [Bytes32] {
    var words: [Bytes32] = []
    words.reserveCapacity(bytes.count / 32)
    for offset in stride(from: 0, to: bytes.count, by: 32) {
      guard let word = Bytes32(bytes, at: offset) else {
        throw .partialWord(byteCount: bytes.count)
      }
      words.append(word)
    }
    return words
  }
}
