package import StarkAlgebra
package import StarkChannel
package import StarkCommitments
package import StarkFRI
package import StarkFaults

/// A table that Stone commits to before FRI.
package enum StoneTable: Int, CaseIterable, Hashable, Sendable {
  /// The first trace, fixed before the interaction elements are drawn.
  case trace
  /// The second trace, which depends on them.
  case interaction
  /// The two halves of the composition polynomial.
  case composition
}

/// A check of the protocol that failed, in the order in which the checks are made.
package enum StoneRejection: Error, Equatable, Sendable {
  /// The constraints cannot be evaluated at the drawn point.
  case constraints(AIRRejection)
  /// Σ αⁱ·Cᵢ(z), computed from the claimed cells, is not the claimed composition value.
  case outOfDomain(computed: Felt252, claimed: Felt252)
  /// The prover's work is missing.
  case proofOfWork(ProofOfWorkRejection)
  /// Opened rows of a table do not belong to its commitment.
  case decommitment(StoneTable, CommitmentRejection)
  /// A queried point coincides with a point where values were claimed.
  case queryOnOutOfDomainPoint
  /// The low-degree test failed.
  case fri(FRIRejection)
  /// The proof goes on after its last part.
  case trailingBytes(count: Int)
}

/// Why a proof does not prove its statement.
package enum StoneVerificationError: Error, Equatable, Sendable {
  /// The bytes do not have the form that the parameters demand.
  case malformed(ProofByteError)
  case rejected(StoneRejection)
  /// The proof holds, but in the form of a release that was never published.
  case unpublished(StoneRelease)
}

extension StoneVerificationError {
  /// How far a verification got, in the order of the checks.
  enum Stage: Comparable, Sendable {
    case form
    case outOfDomain
    case work
    /// The opening of a table, by `StoneTable`.
    case table(Int)
    case quotients
    case layer(Int)
    case lastLayer
    case end
    case release
  }

  /// The check that failed.
  ///
  /// A proof read as one of another version of the format fails early; of several readings the one
  /// that got furthest is the right one, and its failure the one to tell.
  var stage: Stage {
    switch self {
    case .malformed: .form
    case .rejected(.constraints), .rejected(.outOfDomain): .outOfDomain
    case .rejected(.proofOfWork): .work
    case .rejected(.decommitment(let table, _)): .table(table.rawValue)
    case .rejected(.queryOnOutOfDomainPoint): .quotients
    case .rejected(.fri(.decommitment(let layer, _))): .layer(layer)
    case .rejected(.fri(.lastLayer)): .lastLayer
    case .rejected(.trailingBytes): .end
    case .unpublished: .release
    }
  }
}

extension StoneVerificationError {
  /// The error in words.
  package var fault: Fault {
    switch self {
    case .malformed(let error): error.fault
    case .rejected(let rejection): rejection.fault
    case .unpublished(let release):
      Fault(
        .unsupported,
        "unsupported/version",
        "the proof holds, but as one of a Stone that was never published",
        expected: "out-of-domain values absorbed as they stand",
        found: "their \(release.valueHash?.rawValue ?? "") hash absorbed"
      )
    }
  }
}

extension StoneRejection {
  /// The rejection in words.
  package var fault: Fault {
    switch self {
    case .constraints(let error):
      Fault(
        .rejected,
        "constraints",
        "the constraints have no value at the out-of-domain point",
        found: error.words
      )
    case .outOfDomain(let computed, let claimed):
      Fault(
        .rejected,
        "out-of-domain",
        "the claimed values do not satisfy the constraints",
        expected: "\(computed)",
        found: "\(claimed)"
      )
    case .proofOfWork(let rejection):
      Fault(
        .rejected,
        "proof-of-work",
        "the nonce does not prove the work",
        expected: "\(rejection.bits) bits",
        found: "nonce \(UInt256(rejection.nonce))"
      )
    case .decommitment(let table, let rejection):
      rejection.fault("decommitment/\(table)", in: "the \(table) table")
    case .queryOnOutOfDomainPoint:
      Fault(
        .rejected,
        "deep/denominator",
        "a queried point is a point with claimed values"
      )
    case .fri(let rejection): rejection.fault
    case .trailingBytes(let count):
      Fault(
        .rejected,
        "end-of-proof",
        "the proof goes on after its end",
        found: "\(count) more bytes"
      )
    }
  }
}
