import StarkAlgebra

extension StoneProofFile {
  /// Whether `bytes` look like a proof file of Stone: a JSON object, after a byte order mark if
  /// there is one, in whose text the names of its three members occur.
  ///
  /// Looks at the content only and decides nothing: a damaged proof is recognised too. So decode
  /// first, and ask this only to tell a damaged proof from something else; it costs about as much.
  package static func recognises(_ bytes: [UInt8]) -> Bool {
    let text = bytes.span
    let first = bytes.dropFirst(text.byteOrderMarkLength)
      .first { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }
    guard first == UInt8(ascii: "{") else { return false }
    var missing = members.map { Array("\"\($0)\"".utf8) }
    var start = 0
    while let quote = text.firstOffset(of: UInt8(ascii: "\""), from: start) {
      if let index = missing.firstIndex(where: { text.holds($0, at: quote) }) {
        missing.remove(at: index)
        if missing.isEmpty { return true }
      }
      start = quote + 1
    }
    return false
  }
}
