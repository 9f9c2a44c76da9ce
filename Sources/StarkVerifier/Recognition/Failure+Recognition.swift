package import StarkFaults

extension Failure {
  /// The failure of bytes that no reader of proofs takes, which says what they look like.
  init(unknown bytes: [UInt8], expected: String) {
    let file = RecognisedFile(bytes)
    self.init(
      Fault(
        .malformed,
        "malformed/unknown-format",
        "not a proof of a known system",
        expected: expected,
        found: file.phrase,
        detail: file
      )
    )
  }
}

extension Fault {
  /// This fault of a reader of `expected` files, told for `bytes`, which may be of another kind.
  ///
  /// If they are, that is the reason: which of its members happened to be the first that the reader
  /// stumbled over helps nobody. Code and place stay.
  package func reading(_ bytes: [UInt8], as expected: RecognisedFile) -> Fault {
    let file = RecognisedFile(bytes)
    guard !file.isVague, file.whole != expected else { return self }
    return Fault(
      kind,
      code,
      "the file is not \(expected.phrase)",
      at: location,
      found: file.phrase,
      detail: file
    )
  }
}
