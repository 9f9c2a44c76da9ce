package import StarkJSON

extension Failure {
  /// What is wrong with the JSON of a file.
  package init(_ error: JSONError) {
    switch error {
    case .syntax(let location, let expected, let found?):
      self.init(
        "malformed/json",
        "not JSON",
        at: "\(location)",
        expected: expected.words,
        found: Self.character(found)
      )
    case .syntax(let location, let expected, nil):
      self.init(
        "malformed/json",
        location.offset == 0
          ? "the file is empty" : "the JSON ends too early, the file was cut off",
        at: "\(location)",
        expected: expected.words,
        found: "the end"
      )
    case .invalidText(let location, let fault):
      self.init("malformed/json", "invalid text", at: "\(location)", found: fault.words)
    case .tooLarge(let byteCount, let maximum):
      self.init(
        "malformed/too-large",
        "the file is too large",
        expected: "at most \(maximum) bytes",
        found: "\(byteCount)"
      )
    case .nestedTooDeeply(let location, let maximum):
      self.init(
        "malformed/too-large",
        "nested too deeply",
        at: "\(location)",
        expected: "at most \(maximum) levels"
      )
    case .tooManyValues(let location, let maximum), .tooManyElements(let location, let maximum, _):
      self.init(
        "malformed/too-large",
        "too many values",
        at: "\(location)",
        expected: "at most \(maximum)"
      )
    case .wrongKind(let location, let expected, let found):
      self.init(
        "malformed/kind",
        "wrong kind of value",
        at: "\(location)",
        expected: expected.words,
        found: found.words
      )
    case .notUnsigned(let location, let fault):
      self.init(
        "malformed/integer",
        "not a non-negative integer below 2^64",
        at: "\(location)",
        found: fault.words
      )
    case .notHexadecimal(let location, let fault):
      self.init(
        "malformed/hexadecimal",
        "not the hexadecimal form that is expected",
        at: "\(location)",
        found: fault.words
      )
    case .missingMember(let location):
      self.init("malformed/missing", "a member is missing", at: "\(location)")
    case .duplicateMember(let location):
      self.init("malformed/duplicate", "a member occurs twice", at: "\(location)")
    case .lookalikeMember(let location):
      self.init(
        "malformed/lookalike",
        "a member's name differs in case only from one that counts",
        at: "\(location)"
      )
    case .unknownMember(let location):
      self.init("malformed/unknown-member", "a member is not known", at: "\(location)")
    }
  }

  /// A byte as people read it: the character, if it is a printable one of ASCII.
  private static func character(_ byte: UInt8) -> String {
    (0x21...0x7e).contains(byte) ? "“\(Character(Unicode.Scalar(byte)))”" : "byte \(byte)"
  }
}
