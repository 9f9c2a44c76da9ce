package import StarkCommitments

/// Why a function failed the low-degree test.
package enum FRIRejection: Error, Equatable, Sendable {
  /// The opening of inner layer `layer` does not belong to its commitment.
  case decommitment(layer: Int, CommitmentRejection)
  /// The folded value at `position` of the last layer is not that of the last-layer polynomial.
  ///
  /// The values are the encodings of the elements.
  case lastLayer(position: Int, expected: String, found: String)
}
