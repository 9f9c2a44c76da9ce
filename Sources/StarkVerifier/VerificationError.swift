package import StarkFaults
package import StarkJSON
/// Why a file was not accepted.
///
/// The kinds never mix.
public enum VerificationError: Error, Equatable, Sendable {
  /// The bytes are not a proof of a known format.
  case malformed(Failure)
  /// The proof asks for something that this verifier does not know or does not take, or is larger than
  /// what it takes.
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

/// One thing that is wrong with a proof: what, where, what was expected and what was found.
public struct Failure: Equatable, Sendable {
  /// The stable name, in kebab case with slashes.
  public let code: String
  /// A sentence for people.
  public let summary: String
  /// A JSON path, a byte offset, a layer or a row; nil where the summary says it all.
  public let location: String?
  /// What should have been there.
  public let expected: String?
  /// What was there.
  public let found: String?
  /// What the file looks like instead, where a reader did not take it for what it should be.
  package var recognised: RecognisedFile?

  package init(
    _ code: String,
    _ summary: String,
    at location: String? = nil,
    expected: String? = nil,
    found: String? = nil
  ) {
    self.code = code
    self.summary = summary
    self.location = location
    self.expected = expected
    self.found = found
  }

  /// The failure that a fault is to callers.
  package init(_ fault: Fault) {
    self.init(
      fault.code,
      fault.summary,
      at: fault.location,
      expected: fault.expected,
      found: fault.found
    )
  }

  /// What is wrong with the JSON of a file.
  package init(_ error: JSONError) { self.init(error.fault) }
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
  /// Summary, place, expected and found in one line.
  public var description: String {
    var text = summary
    if let location { text += " at \(location)" }
    if let expected { text += "; expected \(expected)" }
    if let found { text += expected == nil ? "; found \(found)" : ", found \(found)" }
    return text
  }
}
