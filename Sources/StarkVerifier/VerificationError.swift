package import StarkFaults

/// Why a file was not accepted.
///
/// The kinds never mix.
public enum VerificationError: Error, Equatable, Sendable {
  /// The bytes are not a proof of a known format.
  case malformed(Failure)
  /// The proof asks for something that this verifier does not know or does not take, or is larger
  /// than what it takes.
  case unsupported(Failure)
  /// The proof may be valid, and the caller's policy says no.
  case refused(PolicyRefusal)
  /// A check failed: the proof proves nothing.
  case rejected(Failure)
  /// The task that asked was cancelled, so there is no verdict.
  case cancelled

  /// The stable name of what went wrong, such as `fri/last-layer`: the same in every interface.
  public var code: String {
    switch self {
    case .malformed(let failure), .unsupported(let failure), .rejected(let failure): failure.code
    case .refused(let refusal): refusal.code
    case .cancelled: "cancelled"
    }
  }
}

/// One thing that is wrong with a proof, a batch, a ledger or a question: which check, where, what
/// was expected and what was found.
public struct Failure: Error, Equatable, Sendable {
  /// The same, with values for those who act on them.
  package let fault: Fault

  /// Whom a failure speaks of.
  public enum Kind: String, CaseIterable, Sendable {
    /// The bytes are not of a known format, or are more than the policy looks at.
    case malformed
    /// The file asks for something that this version does not know or does not take.
    case unsupported
    /// What the file proves may hold, and the caller's policy or question says no.
    case refused
    /// A check failed: the proof proves nothing, or the batch is not what it proves.
    case rejected
    /// A file could not be read or written.
    case unreadable
    /// The question makes no sense.
    case usage
    /// The task that asked was cancelled, so there is no verdict.
    case cancelled
    /// This library is at fault.
    case broken
  }

  /// The failure that a fault is to callers.
  package init(_ fault: Fault) { self.fault = fault }

  /// Whom it speaks of: the one thing that a caller has to tell apart.
  public var kind: Kind {
    switch fault.kind {
    case .malformed: .malformed
    case .unsupported: .unsupported
    case .refused: .refused
    case .rejected: .rejected
    case .unreadable: .unreadable
    case .usage: .usage
    case .cancelled: .cancelled
    case .broken: .broken
    }
  }

  /// The stable name, in kebab case with slashes: the same in every interface.
  public var code: String { fault.code }
  /// A sentence for people.
  public var summary: String { fault.summary }
  /// A JSON path, a byte offset, a layer or a row; nil where the summary says it all.
  public var location: String? { fault.location }
  /// The value that should have been there.
  public var expected: String? { fault.expected }
  /// The value that was there.
  public var found: String? { fault.found }
}

extension RecognisedFile: FaultDetail {}

extension PolicyRefusal: FaultDetail {
  /// The refusal as a fault.
  ///
  /// Bytes beyond a size are malformed to whoever asked: they were never looked at.
  package var fault: Fault {
    let kind: Fault.Kind = if case .size = self { .malformed } else { .refused }
    return Fault(kind, code, description, detail: self)
  }
}

extension VerificationError {
  /// The error that a fault of a reader or of a check is to callers.
  init(_ fault: Fault) {
    let failure = Failure(fault)
    self =
      switch fault.kind {
      case .malformed: .malformed(failure)
      case .unsupported: .unsupported(failure)
      // No proof system makes another kind.
      case .rejected, .refused, .unreadable, .usage, .cancelled, .broken: .rejected(failure)
      }
  }

  /// The same as one value.
  package var fault: Fault {
    switch self {
    case .malformed(let failure), .unsupported(let failure), .rejected(let failure): failure.fault
    case .refused(let refusal): refusal.fault
    case .cancelled: Fault(.cancelled, code, description)
    }
  }
}

extension VerificationError: CustomStringConvertible {
  /// The failure in one line.
  public var description: String {
    switch self {
    case .malformed(let failure), .unsupported(let failure), .rejected(let failure):
      failure.description
    case .refused(let refusal): refusal.description
    case .cancelled: "the verification was cancelled"
    }
  }
}

extension Failure: CustomStringConvertible {
  /// The file or level, summary, place, expected and found in one line.
  public var description: String {
    let context = fault.details.lazy.compactMap(\.context).first
    return (context.map { "\($0): " } ?? "") + fault.description
  }
}
