import StarkCommitments
import StarkFRI
import StoneProofs

/// Which check refused a proof, without the values it found.
enum RejectionKind: Equatable, Sendable {
  case tooShort
  case partialWord
  case nonCanonicalWord
  case nonce
  case constraints
  case outOfDomain
  case proofOfWork
  /// An opening of a table, and whether a cell of it is no field element.
  case table(StoneTable, isCell: Bool)
  case tableExhausted(StoneTable)
  case queryOnOutOfDomainPoint
  case layer(Int, isCell: Bool)
  case layerExhausted(Int)
  case lastLayer
  case trailingBytes(Int)
  case unpublished

  init(_ error: StoneVerificationError) {
    switch error {
    case .malformed(let error): self.init(error)
    case .rejected(let rejection): self.init(rejection)
    case .unpublished: self = .unpublished
    }
  }

  private init(_ error: ProofByteError) {
    switch error {
    case .tooShort: self = .tooShort
    case .partialWord: self = .partialWord
    case .nonCanonicalWord: self = .nonCanonicalWord
    case .nonceTooLarge: self = .nonce
    }
  }

  private init(_ rejection: StoneRejection) {
    switch rejection {
    case .constraints: self = .constraints
    case .outOfDomain: self = .outOfDomain
    case .proofOfWork: self = .proofOfWork
    case .decommitment(let table, .proofExhausted): self = .tableExhausted(table)
    case .decommitment(let table, let reason): self = .table(table, isCell: reason.isCell)
    case .queryOnOutOfDomainPoint: self = .queryOnOutOfDomainPoint
    case .fri(.decommitment(let layer, .proofExhausted)): self = .layerExhausted(layer)
    case .fri(.decommitment(let layer, let reason)): self = .layer(layer, isCell: reason.isCell)
    case .fri(.lastLayer): self = .lastLayer
    case .trailingBytes(let count): self = .trailingBytes(count)
    }
  }
}

extension CommitmentRejection {
  /// Whether an opened cell is no field element.
  fileprivate var isCell: Bool {
    guard case .nonCanonicalCell = self else { return false }
    return true
  }
}
