package import StarkAlgebra

/// The state of a Fiat–Shamir transcript.
///
/// A channel is not copyable, so a transcript cannot be forked, and it is consumed by
/// `sampleQueries`, so nothing can be drawn after the queries. Conforming types implement the
/// sponge: absorbing bytes, and drawing elements and numbers that depend on all bytes absorbed
/// before. Verifiers use `read`, `draw` and `sampleQueries`.
package protocol Channel: ~Copyable {
  associatedtype Element: Field

  /// Binds the transcript to `bytes`.
  mutating func absorb(_ bytes: Span<UInt8>)

  /// A field element that depends on everything absorbed, close to uniform.
  mutating func nextElement() -> Element

  /// A number in 0..<bound; bound is a power of two below 2⁴⁸.
  mutating func nextNumber(below bound: UInt64) -> UInt64

  /// Whether `nonce` solves the proof of work of `bits` bits for the current state.
  ///
  /// Called before the nonce is absorbed.
  mutating func isProofOfWork(_ nonce: UInt64, bits: Int) -> Bool

  /// The hashes spent so far.
  var counts: OperationCounts { get }
}

extension Channel where Self: ~Copyable {
  /// Absorbs a message and hands out what it says.
  package mutating func read<Value>(_ message: Unread<Value>) -> Value {
    absorb(message.encoding.span)
    return message.value
  }

  /// Draws the challenge for `role`.
  package mutating func draw<Role>(for role: Role.Type) -> Challenge<Role, Element> {
    Challenge(nextElement())
  }

  /// Checks the prover's work and absorbs the nonce, so that the queries depend on it.
  ///
  /// Without it a prover could try transcripts for queries that spare its errors; `bits` is what
  /// the work adds to the soundness of the query phase. Nothing is read for zero bits.
  package mutating func readProofOfWork(
    _ nonce: Unread<UInt64>,
    bits: Int,
    path: String,
    log: inout TranscriptLog
  ) throws(ProofOfWorkRejection) {
    guard isProofOfWork(nonce.value, bits: bits) else {
      throw ProofOfWorkRejection(nonce: nonce.value, bits: bits)
    }
    absorb(nonce.encoding.span)
    log.message(at: nonce.byteRange, path, "POW", .data(UInt256(nonce.value).description))
  }

  /// Draws `count` positions in 0..<2^log2Bound and ends the transcript.
  ///
  /// Needs 0 ≤ log2Bound < 48.
  package consuming func sampleQueries(
    count: Int,
    log2Bound: Int,
    path: String,
    log: inout TranscriptLog
  ) -> SampledQueries {
    var drawn: [Int] = []
    drawn.reserveCapacity(count)
    for index in 0..<count {
      let position = nextNumber(below: 1 << UInt64(log2Bound))
      log.challenge(path, "\(index)", .number(position))
      drawn.append(Int(position))
    }
    return SampledQueries(drawn: drawn, transcriptCounts: counts)
  }
}

/// The proof of work does not hold: the hash of the nonce has fewer than `bits` leading zeros.
package struct ProofOfWorkRejection: Error, Equatable, Sendable {
  package let nonce: UInt64
  package let bits: Int
}
