extension ProofSource {
  /// Whether a file that was found, rather than named, is worth a verdict.
  ///
  /// It is if it begins as a JSON object and mentions the member that every proof file has. That
  /// passes over the traces, memories and programs that lie beside proofs, and keeps damaged
  /// proofs. A file that begins so and is too large to be read counts, so that it is reported.
  func looksLikeProof(byteCount: UInt64, maximumCount: UInt64) throws(InputError) -> Bool {
    guard try beginsAsObject() else { return false }
    guard byteCount <= maximumCount else { return true }
    let bytes = try read(maximumCount: maximumCount)
    return bytes.contains(run: Self.member)
  }

  private static let member = Array("\"proof_hex\"".utf8)
  private static let blanks = Array(" \t\r\n".utf8)

  private func beginsAsObject() throws(InputError) -> Bool {
    guard case .file(let path) = self else { return true }
    let file = try FileDescriptor.open(path)
    defer { file.close() }
    let head = try file.read(maximumCount: 64, expectedCount: 64)
    return head.first { !Self.blanks.contains($0) } == UInt8(ascii: "{")
  }
}

extension [UInt8] {
  /// Whether `pattern`, which is not empty, occurs.
  fileprivate func contains(run pattern: [UInt8]) -> Bool {
    let last = count - pattern.count
    var start = 0
    while start <= last {
      if self[start] == pattern[0], matches(pattern, at: start) { return true }
      start += 1
    }
    return false
  }

  private func matches(_ pattern: [UInt8], at start: Int) -> Bool {
    for (index, byte) in pattern.enumerated() where self[start + index] != byte { return false }
    return true
  }
}
