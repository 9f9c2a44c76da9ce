import StarkAlgebra
import StarkJSON

/// Why a proof file was not decoded.
package enum StoneFileError: Error, Equatable, Sendable {
  /// The bytes are not a proof file as Stone writes it.
  case malformed(MalformedProof)
  /// The file asks for something that Stone may know and this verifier does not.
  case unsupported(UnsupportedProof)
  /// A part of the file is larger than the limits that a policy set.
  case beyondLimits(Part, maximum: Int, found: Int)

  /// A part whose size is limited by the policy.
  package enum Part: Equatable, Sendable {
    case proof
    case publicMemory
  }

  /// What an error of the JSON decoder says about a proof file.
  init(_ error: JSONError) {
    switch error {
    case .tooLarge, .nestedTooDeeply, .tooManyValues, .tooManyElements:
      self = .unsupported(.tooLarge(error))
    case .notHexadecimal(_, .leadingZero), .notHexadecimal(_, .upperCaseDigit):
      self = .unsupported(.spelling(error))
    case .syntax, .invalidText, .wrongKind, .notUnsigned, .notHexadecimal, .missingMember,
      .duplicateMember, .lookalikeMember, .unknownMember:
      self = .malformed(.json(error))
    }
  }
}
