/// Why a file is not a policy, and where in it the fault lies.
public struct PolicyFileError: Error, Equatable, Sendable {
  /// What is wrong at a place of a policy file.
  public enum Fault: Equatable, Sendable {
    /// The text isn't JSON.
    case notJSON
    /// A file, list or object larger than any policy is.
    case tooLarge
    /// A value of another kind than the schema wants.
    case wrongKind
    /// A number that is not a plain unsigned integer.
    case notAnInteger
    /// A required member that is not there.
    case missing
    /// A member that is there twice.
    case duplicate
    /// A member that the schema does not have.
    case unknownMember
    /// A name that stands for nothing; the known ones are listed.
    case unknownName(String, known: [String])
    /// A number outside the range that makes sense.
    case outOfRange(UInt64, allowed: ClosedRange<UInt64>)
    /// A program hash that is no hexadecimal field element.
    case notAProgramHash(String)
    /// The name of a policy that comes with the verifier and asks for something else.
    case reservedName(String)
    /// A list or name that is empty.
    case empty
  }

  /// The way to the value, as in `minimum_bits.proven` or `program_hashes[0]`.
  public let path: String
  /// The offset of the value in the file.
  public let byteOffset: Int
  /// What is wrong.
  public let fault: Fault
}

extension PolicyFileError: CustomStringConvertible {
  /// A sentence for people: the place, the offset and the fault.
  public var description: String {
    "\(path) (byte \(byteOffset)): \(fault)"
  }
}

extension PolicyFileError.Fault: CustomStringConvertible {
  /// The fault in words.
  public var description: String {
    switch self {
    case .notJSON: "not JSON"
    case .tooLarge: "larger than a policy can be"
    case .wrongKind: "a value of another kind is expected here"
    case .notAnInteger: "an unsigned integer is expected here"
    case .missing: "missing"
    case .duplicate: "given twice"
    case .unknownMember: "not a member that policies have"
    case .unknownName(let name, let known):
      "unknown name “\(name)”, known are \(known.joined(separator: ", "))"
    case .outOfRange(let value, let allowed):
      "\(value) is not in \(allowed.lowerBound)…\(allowed.upperBound)"
    case .notAProgramHash(let text): "“\(text)” is not a program hash"
    case .reservedName(let name):
      "“\(name)” is the name of a policy that comes with the verifier and asks for something else"
    case .empty: "empty"
    }
  }
}
