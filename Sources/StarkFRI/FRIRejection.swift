package import StarkCommitments
package import StarkFaults

/// Why a function failed the low-degree test.
package enum FRIRejection: Error, Equatable, Sendable {
  /// The opening of inner layer `layer` does not belong to its commitment.
  case decommitment(layer: Int, CommitmentRejection)
  /// The folded value at `position` of the last layer is not that of the last-layer polynomial.
  ///
  /// The values are the encodings of the elements.
  case lastLayer(position: Int, expected: String, found: String)
}

extension FRIRejection {
  /// The rejection in words.
  package var fault: Fault {
    switch self {
    case .decommitment(let layer, let rejection):
      rejection.fault("fri/layer", in: "FRI layer \(layer)")
    case .lastLayer(let position, let expected, let found):
      Fault(
        .rejected,
        "fri/last-layer",
        "a folded value is not that of the last layer",
        at: "position \(position)",
        expected: expected,
        found: found
      )
    }
  }
}
