package import StarkJSON

extension JSONWriter {
  /// Writes a member whose value `write` writes, or null if there is none.
  package mutating func member<Value>(
    _ name: String,
    _ value: Value?,
    _ write: (inout JSONWriter, Value) -> Void
  ) {
    member(name) { $0.optional(value, write) }
  }

  /// Writes a value as `write` does, or null if there is none.
  package mutating func optional<Value>(
    _ value: Value?,
    _ write: (inout JSONWriter, Value) -> Void
  ) {
    if let value { write(&self, value) } else { null() }
  }

  /// Writes a text for people, with control characters replaced as on a terminal.
  ///
  /// Names of things in proofs and lines come from others. A zero in one of them would be a
  /// `\u0000` in every answer about it, which databases refuse to read as text.
  package mutating func sentence(_ text: String) { string(text.withoutControlCharacters) }

  /// Writes an array of texts for people.
  package mutating func sentences(_ texts: [String]) {
    array { writer in for text in texts { writer.sentence(text) } }
  }

  /// Writes an array of strings.
  package mutating func strings(_ texts: [String]) {
    array { writer in for text in texts { writer.string(text) } }
  }

  /// Writes a time in milliseconds, to the microsecond.
  package mutating func milliseconds(_ duration: Duration) {
    number(duration.seconds * 1000, fractionDigitCount: 3)
  }
}
