package import StarkSettlement
package import StarkVerifier

extension ExitStatus {
  /// How a run ends that met `error`.
  ///
  /// A size over its limit counts as malformed: such bytes were never looked at.
  package init(_ error: VerificationError) {
    switch error {
    case .malformed, .refused(.size): self = .malformed
    case .unsupported: self = .unsupported
    case .refused: self = .refused
    case .rejected: self = .rejected
    case .cancelled: self = .fault
    }
  }

  /// How a run ends that met `error`.
  package init(_ error: SettlementError) {
    switch error {
    case .proof(let error): self.init(error)
    case .malformed: self = .malformed
    case .unsupported: self = .unsupported
    case .refused: self = .refused
    case .rejected: self = .rejected
    }
  }
}
