import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI
import StarkFaults
import StoneProofs

extension VerificationError {
  /// Why a proof does not prove its statement.
  init(_ error: StoneVerificationError) {
    switch error {
    case .malformed(let error): self = .malformed(Failure(error))
    case .rejected(let rejection): self = .rejected(Failure(rejection))
    case .unpublished(let release):
      self = .unsupported(
        Failure(
          .unsupported,
          "unsupported/version",
          "the proof holds, but as one of a Stone that was never published",
          expected: "out-of-domain values absorbed as they stand",
          found: "their \(release.valueHash?.rawValue ?? "") hash absorbed"
        )
      )
    }
  }
}

extension Failure {
  fileprivate init(_ rejection: StoneRejection) {
    switch rejection {
    case .constraints(let error):
      self.init(
        .rejected,
        "constraints",
        "the constraints have no value at the out-of-domain point",
        found: error.words
      )
    case .outOfDomain(let computed, let claimed):
      self.init(
        .rejected,
        "out-of-domain",
        "the claimed values do not satisfy the constraints",
        expected: "\(computed)",
        found: "\(claimed)"
      )
    case .proofOfWork(let rejection):
      self.init(
        .rejected,
        "proof-of-work",
        "the nonce does not prove the work",
        expected: "\(rejection.bits) bits",
        found: "nonce \(UInt256(rejection.nonce))"
      )
    case .decommitment(let table, let rejection):
      self.init(rejection, code: "decommitment/\(table)", place: "the \(table) table")
    case .queryOnOutOfDomainPoint:
      self.init(.rejected, "deep/denominator", "a queried point is a point with claimed values")
    case .fri(.decommitment(let layer, let rejection)):
      self.init(rejection, code: "fri/layer", place: "FRI layer \(layer)")
    case .fri(.lastLayer(let position, let expected, let found)):
      self.init(
        .rejected,
        "fri/last-layer",
        "a folded value is not that of the last layer",
        at: "position \(position)",
        expected: expected,
        found: found
      )
    case .trailingBytes(let count):
      self.init(
        .rejected,
        "end-of-proof",
        "the proof goes on after its end",
        found: "\(count) more bytes"
      )
    }
  }

  private init(_ rejection: CommitmentRejection, code: String, place: String) {
    switch rejection {
    case .proofExhausted(let offset):
      self.init(
        .rejected,
        code,
        "the proof ends inside the opening",
        at: "\(place), proof byte \(offset)"
      )
    case .nonCanonicalCell(let row, let column, let found):
      self.init(
        .rejected,
        code,
        "an opened cell is not below the field's modulus",
        at: "\(place), row \(row), column \(column)",
        found: "0x\(found)"
      )
    case .nonCanonicalNode(let depth):
      self.init(
        .rejected,
        code,
        "a node cannot be an input of the tree's hash",
        at: "\(place), depth \(depth)"
      )
    case .rootMismatch(let expected, let found):
      self.init(
        .rejected,
        code,
        "the opened rows do not hash to the committed root",
        at: place,
        expected: "0x\(expected)",
        found: "0x\(found)"
      )
    }
  }
}
