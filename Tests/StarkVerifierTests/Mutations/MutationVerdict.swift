import StarkFaults
import StarkVerifier
import TestSupport
import Testing

/// What a verifier says about a mutated file.
struct MutationVerdict: Equatable, Sendable {
  /// The code of the failure, or `accepted`.
  let code: String
  /// Where the failure is, if it says.
  let location: String?
  /// What people read.
  let text: String

  static let acceptedCode = "accepted"

  init(_ bytes: [UInt8], policy: AcceptancePolicy = .research) {
    do {
      _ = try Verifier(policy: policy).verify(bytes)
      self.init(code: MutationVerdict.acceptedCode, location: nil, text: "")
    } catch {
      #expect(error.isOfOneKind, "\(error.code)")
      self.init(code: error.code, location: error.failure?.location, text: error.description)
    }
  }

  private init(code: String, location: String?, text: String) {
    self.code = code
    self.location = location
    self.text = text
  }
}

extension VerificationError {
  /// What is wrong with the proof; nil for a refusal, and if there is no verdict.
  var failure: Failure? {
    switch self {
    case .malformed(let failure), .unsupported(let failure), .rejected(let failure): failure
    case .refused, .cancelled: nil
    }
  }
}

extension VerificationError {
  /// Whether its case and the kind of its fault are one; a size over its limit was never looked at.
  var isOfOneKind: Bool {
    switch (self, fault.kind) {
    case (.malformed, .malformed), (.unsupported, .unsupported), (.rejected, .rejected),
      (.refused(.size), .malformed), (.cancelled, .cancelled):
      true
    case (.refused, .refused): fault[PolicyRefusal.self]?.code.hasPrefix("policy/size") == false
    default: false
    }
  }
}

extension MutationCase {
  /// The policy that the entry names or writes out.
  func acceptancePolicy() throws -> AcceptancePolicy {
    guard let name = policy.string else {
      return try AcceptancePolicy(json: Array(policy.text.utf8))
    }
    guard let named = AcceptancePolicy.named(name) else { throw MutationError.unknownEdit(name) }
    return named
  }
}
