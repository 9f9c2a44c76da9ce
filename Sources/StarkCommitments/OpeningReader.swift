package import StarkAlgebra

/// A cursor over the part of a proof that answers the queries: 32-byte words, none absorbed.
package struct OpeningReader: Sendable {
  private let proof: [UInt8]
  /// The offset in the proof of the next word.
  package private(set) var offset: Int

  /// Starts at `offset` of `proof`.
  package init(proof: [UInt8], offset: Int) {
    self.proof = proof
    self.offset = offset
  }

  /// The next word, or a rejection if the proof ends before it is complete.
  package mutating func next() throws(CommitmentRejection) -> Bytes32 {
    guard let word = Bytes32(proof.span, at: offset) else {
      throw .proofExhausted(offset: offset)
    }
    offset += 32
    return word
  }

  /// The bytes that were not read.
  package var remainingByteCount: Int { proof.count - offset }
}
