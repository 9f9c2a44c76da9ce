package import StarkJSON
package import StarkVerifier

/// Why a file is no batch, state or list of facts, and where in it the fault lies.
package enum SettlementFileError: Error, Equatable, Sendable {
  /// The text is not JSON, or a member is missing, unknown, repeated or of another kind.
  case json(JSONError)
  /// A text that is no decimal integer of at most 39 digits.
  case notDecimal(at: JSONLocation, found: String)
  /// An integer outside the range of its field.
  case outOfRange(at: JSONLocation, allowed: String, found: String)
  /// An integer that its field doesn't hold, and that a rule has to refuse; the reader of the
  /// transaction makes one of it that does.
  case ruled(RuledNumber, at: JSONLocation)
  /// A hexadecimal number of p and more.
  case notAFieldElement(at: JSONLocation)
  /// A name that stands for nothing; the known ones are listed.
  case unknownName(at: JSONLocation, known: [String], found: String)
  /// Entries that have to ascend and don't; the location is that of the later one.
  case notAscending(at: JSONLocation)
  /// A value that follows from others in the file and is not what follows.
  case contradiction(at: JSONLocation, expected: String, found: String)
}

extension SettlementFileError: SettlementFault {
  package var failure: Failure {
    switch self {
    case .json(let error): Failure(error)
    case .notDecimal(let location, let found):
      Failure("malformed/decimal", "not a decimal integer", at: "\(location)", found: found)
    case .outOfRange(let location, let allowed, let found):
      Failure(
        "malformed/range",
        "a number is out of range",
        at: "\(location)",
        expected: allowed,
        found: found
      )
    case .ruled(let number, let location):
      Failure(
        "malformed/range",
        "a number is out of range",
        at: "\(location)",
        expected: "0 to \(UInt64.max)",
        found: "\(number.value)"
      )
    case .notAFieldElement(let location):
      Failure("malformed/field-element", "not a field element", at: "\(location)")
    case .unknownName(let location, let known, let found):
      Failure(
        "malformed/name",
        "unknown name",
        at: "\(location)",
        expected: known.joined(separator: ", "),
        found: found
      )
    case .notAscending(let location):
      Failure("malformed/order", "entries do not ascend", at: "\(location)")
    case .contradiction(let location, let expected, let found):
      Failure(
        "malformed/contradiction",
        "the file contradicts itself",
        at: "\(location)",
        expected: expected,
        found: found
      )
    }
  }
}
