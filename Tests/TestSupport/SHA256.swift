/// SHA-256 (FIPS 180-4), which only vectors use.
package enum SHA256 {
  /// The digest of the UTF-8 bytes of `text` in lower-case hexadecimal digits.
  package static func hexadecimalDigest(of text: String) -> String {
    hexadecimalDigest(of: Array(text.utf8))
  }

  /// The digest of `bytes` in lower-case hexadecimal digits.
  package static func hexadecimalDigest(of bytes: [UInt8]) -> String {
    digest(bytes).map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static func digest(_ message: [UInt8]) -> [UInt32] {
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let bitCount = UInt64(message.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * $0)) }
    var state = fractionalRoots(degree: 2, count: 8)
    for start in stride(from: 0, to: padded.count, by: 64) {
      compress(padded[start..<start + 64], into: &state)
    }
    return state
  }

  private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words = (0..<16).map { index in
      block.dropFirst(4 * index).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let (x, y) = (words[index - 15], words[index - 2])
      let small = rotated(x, 7) ^ rotated(x, 18) ^ x >> 3
      let large = rotated(y, 17) ^ rotated(y, 19) ^ y >> 10
      words.append(words[index - 16] &+ small &+ words[index - 7] &+ large)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for (word, constant) in zip(words, roundConstants) {
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let first = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice
      let sum = first &+ constant &+ word
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ sum, c, b, a, sum &+ second)
    }
    for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
  }

  private static let roundConstants = fractionalRoots(degree: 3, count: 64)

  /// The first 32 bits of the fractional parts of the roots of the first `count` primes, for the
  /// square root (degree 2) or the cube root.
  private static func fractionalRoots(degree: Int, count: Int) -> [UInt32] {
    var primes: [UInt128] = []
    var candidate: UInt128 = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      // ⌊2³²·root⌋ bit by bit; all numbers stay below 2¹¹¹ because no root reaches 32.
      var root: UInt128 = 0
      for bit in (0..<37).reversed() {
        let larger = root | 1 << UInt128(bit)
        let power = degree == 2 ? larger * larger : larger * larger * larger
        if power <= prime << UInt128(32 * degree) { root = larger }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }
}
