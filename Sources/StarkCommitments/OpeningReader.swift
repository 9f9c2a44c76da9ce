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

  /// Checks that `count` more words are there, before anything is allocated for them.
  ///
  /// - Throws: at the first word that is not there as a whole.
  package func require(_ count: WordCount) throws(CommitmentRejection) {
    let available = remainingByteCount / 32
    guard let needed = count.value, needed <= available else {
      throw .proofExhausted(offset: offset + 32 * available)
    }
  }

  /// The bytes that were not read.
  package var remainingByteCount: Int { proof.count - offset }
}

/// A number of 32-byte words that a proof is expected to hold: a product or sum of numbers that the
/// prover chose, so that it may exceed every `Int`.
package struct WordCount: Equatable, Sendable {
  /// The number; nil if it is too large for any proof.
  package let value: Int?

  /// As many words as a table of `rowCount` rows and `columnCount` columns has, less those known.
  package init(rowCount: Int, columnCount: Int, knownCount: Int = 0) {
    precondition(rowCount >= 0 && columnCount >= 0 && knownCount >= 0, "counts are not negative")
    let (product, overflow) = rowCount.multipliedReportingOverflow(by: columnCount)
    value = overflow ? nil : max(0, product - knownCount)
  }
}
