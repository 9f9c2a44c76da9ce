package import StarkAlgebra
package import StarkChannel
package import StarkCommitments

/// Why a proof does not show that a function has low degree.
package enum LowDegreeRejection: Error, Equatable, Sendable {
  /// The proof has `found` bytes and needs at least `needed` before the openings.
  case tooShort(needed: Int, found: Int)
  /// Coefficient `index` of the last layer does not encode an element canonically.
  case nonCanonicalCoefficient(index: Int, found: Bytes32)
  /// The prover's work is missing.
  case proofOfWork(ProofOfWorkRejection)
  /// The opening of the function does not belong to its commitment.
  case function(CommitmentRejection)
  /// A folding is wrong.
  case fri(FRIRejection)
  /// The proof goes on after its last opening.
  case trailingBytes(count: Int)
}
