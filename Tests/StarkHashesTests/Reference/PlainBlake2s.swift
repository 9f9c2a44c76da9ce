/// Blake2s-256 without a key as RFC 7693 words it, with the message schedule as a table.
enum PlainBlake2s {
  private static let vector: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  private static let schedule: [[Int]] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
  ]

  /// The 32 bytes of the digest.
  static func hash(_ message: [UInt8]) -> [UInt8] {
    var h = vector
    h[0] ^= 0x0101_0020
    let blockCount = max(1, (message.count + 63) / 64)
    for block in 0..<blockCount {
      let end = min(message.count, 64 * (block + 1))
      let bytes = message[64 * block..<end] + [UInt8](repeating: 0, count: 64)
      let words = (0..<16).map { index in
        (0..<4).reduce(UInt32(0)) { word, offset in
          word | UInt32(bytes[64 * block + 4 * index + offset]) << UInt32(8 * offset)
        }
      }
      compress(&h, words, byteCount: end, isLast: block == blockCount - 1)
    }
    return (0..<32).map { UInt8(truncatingIfNeeded: h[$0 / 4] >> UInt32(8 * ($0 % 4))) }
  }

  private static func compress(
    _ h: inout [UInt32],
    _ words: [UInt32],
    byteCount: Int,
    isLast: Bool
  ) {
    var v = h + vector
    v[12] ^= UInt32(byteCount)
    if isLast { v[14] = ~v[14] }
    for order in schedule {
      for i in 0..<8 {
        // Columns first, then diagonals: row r of diagonal i starts r places further right.
        let shift = i / 4
        let cells = (0..<4).map { row in 4 * row + (i + row * shift) % 4 }
        mix(&v, cells, words[order[2 * i]], words[order[2 * i + 1]])
      }
    }
    for i in 0..<8 { h[i] ^= v[i] ^ v[i + 8] }
  }

  private static func mix(_ v: inout [UInt32], _ cells: [Int], _ x: UInt32, _ y: UInt32) {
    let (a, b, c, d) = (cells[0], cells[1], cells[2], cells[3])
    for (word, first, second) in [(x, UInt32(16), UInt32(12)), (y, 8, 7)] {
      v[a] = v[a] &+ v[b] &+ word
      v[d] = rotated(v[d] ^ v[a], first)
      v[c] = v[c] &+ v[d]
      v[b] = rotated(v[b] ^ v[c], second)
    }
  }

  private static func rotated(_ x: UInt32, _ count: UInt32) -> UInt32 {
    x >> count | x << (32 - count)
  }
}
