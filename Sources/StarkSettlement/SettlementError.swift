public import StarkVerifier

/// Why a settlement was not accepted.
public enum SettlementError: Error, Equatable, Sendable {
  /// The proof itself is malformed, unsupported, refused or rejected.
  case proof(VerificationError)
  /// A batch, state or facts file is not what it should be; `file` says which.
  case malformed(file: SettlementFile, Failure)
  /// The program is known, and this release doesn't settle it.
  case unsupported(Failure)
  /// The proof is sound, but not of a program the caller takes.
  case refused(Failure)
  /// A check failed.
  case rejected(SettlementRejection)
}

/// A file that a settlement check reads beside the proof.
public enum SettlementFile: String, Sendable {
  /// The transactions and what they start from.
  case batch
  /// The state before the batch.
  case state
  /// What was seen on the chain below.
  case facts
}

extension SettlementError {
  /// The stable name of what went wrong, such as `replay/signature`: the same in every interface.
  public var code: String {
    switch self {
    case .proof(let error): error.code
    case .malformed(_, let failure), .unsupported(let failure), .refused(let failure): failure.code
    case .rejected(let rejection): rejection.failure.code
    }
  }
}

extension SettlementError: CustomStringConvertible {
  /// The failure in one line, with the file or level it belongs to.
  public var description: String {
    switch self {
    case .proof(let error): "proof: \(error)"
    case .malformed(let file, let failure): "\(file.rawValue) file: \(failure)"
    case .unsupported(let failure), .refused(let failure): "\(failure)"
    case .rejected(let rejection): "\(rejection.level.rawValue): \(rejection.failure)"
    }
  }
}
