package import StarkFaults

extension Fault {
  /// The fault of a file whose JSON is wrong.
  package static func json(_ error: JSONError) -> Fault { error.fault }

  fileprivate init(
    json code: String,
    _ summary: String,
    at location: JSONLocation? = nil,
    expected: String? = nil,
    found: String? = nil
  ) {
    self.init(.malformed, code, summary, at: location, expected: expected, found: found)
  }
}

extension JSONError {
  /// The error in words, under a code that all files in JSON share.
  package var fault: Fault {
    switch self {
    case .syntax(let location, let expected, let found?):
      Fault(
        json: "malformed/json",
        "not JSON",
        at: location,
        expected: expected.words,
        found: Self.character(found)
      )
    case .syntax(let location, let expected, nil):
      Fault(
        json: "malformed/json",
        location.offset == 0
          ? "the file is empty" : "the JSON ends too early, the file was cut off",
        at: location,
        expected: expected.words,
        found: "the end"
      )
    case .invalidText(let location, let fault):
      Fault(json: "malformed/json", "invalid text", at: location, found: fault.words)
    case .tooLarge(let byteCount, let maximum):
      Fault(
        json: "malformed/too-large",
        "the file is too large",
        expected: "at most \(maximum) bytes",
        found: "\(byteCount)"
      )
    case .nestedTooDeeply(let location, let maximum):
      Fault(
        json: "malformed/too-large",
        "nested too deeply",
        at: location,
        expected: "at most \(maximum) levels"
      )
    case .tooManyValues(let location, let maximum), .tooManyElements(let location, let maximum, _):
      Fault(
        json: "malformed/too-large",
        "too many values",
        at: location,
        expected: "at most \(maximum)"
      )
    case .wrongKind(let location, let expected, let found):
      Fault(
        json: "malformed/kind",
        "wrong kind of value",
        at: location,
        expected: expected.words,
        found: found.words
      )
    case .notUnsigned(let location, let fault):
      Fault(
        json: "malformed/integer",
        "not a non-negative integer below 2^64",
        at: location,
        found: fault.words
      )
    case .notHexadecimal(let location, let fault):
      Fault(
        json: "malformed/hexadecimal",
        "not the hexadecimal form that is expected",
        at: location,
        found: fault.words
      )
    case .missingMember(let location):
      Fault(json: "malformed/missing", "a member is missing", at: location)
    case .duplicateMember(let location):
      Fault(json: "malformed/duplicate", "a member occurs twice", at: location)
    case .lookalikeMember(let location):
      Fault(
        json: "malformed/lookalike",
        "a member's name differs in case only from one that counts",
        at: location
      )
    case .unknownMember(let location):
      Fault(json: "malformed/unknown-member", "a member is not known", at: location)
    }
  }

  /// A byte as people read it: the character, if it is a printable one of ASCII.
  private static func character(_ byte: UInt8) -> String {
    (0x21...0x7e).contains(byte) ? "“\(Character(Unicode.Scalar(byte)))”" : "byte \(byte)"
  }
}
