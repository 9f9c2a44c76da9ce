package import StarkFaults
package import StarkJSON

/// What a proof file asks for that this verifier does not know or does not accept.
///
/// Names are those of the file, cut after 64 scalars.
package enum UnsupportedProof: Error, Equatable, Sendable {
  case field(String)
  /// Challenges from an extension field; the STARK field is large enough without.
  case extensionField
  case layout(String)
  /// A hash that Stone does not name.
  case hash(role: StoneHashRole, name: String)
  /// A hash that is known, but not sound in this role.
  case hashInRole(role: StoneHashRole, hash: StoneHashName)
  /// A number above the greatest that `StoneLimits` gives for its place.
  case tooGreat(at: JSONLocation, maximum: UInt64, found: UInt64)
  /// A step of FRI that folds nothing, or more values than one row may have.
  case friStep(at: JSONLocation, allowed: ClosedRange<UInt64>, found: UInt64)
  case tooManyPages(at: JSONLocation, maximum: Int)
  /// JSON with more bytes, values, elements or levels than are read.
  case tooLarge(JSONError)
  /// A number in hexadecimal with upper-case digits or leading zeros, which Stone reads and does
  /// not write.
  case spelling(JSONError)
}

extension UnsupportedProof {
  /// The fault in words.
  package var fault: Fault {
    switch self {
    case .field(let name):
      Fault(.unsupported, "unsupported/field", "unknown field", found: name)
    case .extensionField:
      Fault(
        .unsupported,
        "unsupported/field",
        "challenges from an extension field are not supported"
      )
    case .layout(let name):
      Fault(.unsupported, "unsupported/layout", "unknown layout", found: name)
    case .hash(let role, let name):
      Fault(
        .unsupported,
        "unsupported/hash",
        "unknown hash",
        at: "proof_parameters.\(role.rawValue)",
        found: name
      )
    case .hashInRole(let role, let hash):
      Fault(
        .unsupported,
        "unsupported/hash",
        "the hash is not sound in this role",
        at: "proof_parameters.\(role.rawValue)",
        found: hash.rawValue
      )
    case .tooGreat(let location, let maximum, let found):
      Fault(
        .unsupported,
        "unsupported/limit",
        "a number is greater than supported",
        at: "\(location)",
        expected: "at most \(maximum)",
        found: "\(found)"
      )
    case .friStep(let location, let allowed, let found):
      Fault(
        .unsupported,
        "unsupported/fri-step",
        "FRI does not fold by so much or so little in a step",
        at: "\(location)",
        expected: "\(allowed.lowerBound)…\(allowed.upperBound)",
        found: "\(found)"
      )
    case .tooManyPages(let location, let maximum):
      Fault(
        .unsupported,
        "unsupported/limit",
        "too many memory pages",
        at: "\(location)",
        expected: "at most \(maximum)"
      )
    case .tooLarge(let error): error.fault.unsupported("unsupported/limit")
    case .spelling(let error): error.fault.unsupported("unsupported/hexadecimal")
    }
  }
}

extension Fault {
  /// This fault of JSON under a code of its own.
  fileprivate func unsupported(_ code: String) -> Fault {
    Fault(.unsupported, code, summary, at: location, expected: expected, found: found)
  }
}
