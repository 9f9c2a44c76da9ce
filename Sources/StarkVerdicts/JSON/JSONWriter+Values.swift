package import StarkJSON

extension JSONWriter {
  /// Writes a member whose value `write` writes, or null if there is none.
  package mutating func member<Value>(
    _ name: String,
    _ value: Value?,
    _ write: (inout JSONWriter, Value) -> Void
  ) {
    member(name) { writer in
      if let value { write(&writer, value) } else { writer.null() }
    }
  }

  /// Writes a detail whose value `write` writes, or null if there is none.
  package mutating func detail<Value>(
    _ name: String,
    _ value: Value?,
    _ write: (inout JSONWriter, Value) -> Void
  ) {
    detail(name) { writer in
      if let value { write(&writer, value) } else { writer.null() }
    }
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
