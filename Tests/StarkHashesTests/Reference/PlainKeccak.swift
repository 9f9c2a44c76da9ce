/// Keccak-256 as FIPS 202 words it, with indexed lanes and derived constants.
enum PlainKeccak {
  /// The 32 bytes of the digest, with the padding 0x01 … 0x80.
  static func hash(_ message: [UInt8]) -> [UInt8] {
    var bytes = message + [1]
    while bytes.count % 136 != 0 { bytes.append(0) }
    bytes[bytes.count - 1] |= 0x80
    var lanes = [UInt64](repeating: 0, count: 25)
    for (index, byte) in bytes.enumerated() {
      let position = index % 136
      lanes[position / 8] ^= UInt64(byte) << UInt64(8 * (position % 8))
      if position == 135 { permute(&lanes) }
    }
    return (0..<32).map { UInt8(truncatingIfNeeded: lanes[$0 / 8] >> UInt64(8 * ($0 % 8))) }
  }

  private static func permute(_ a: inout [UInt64]) {
    for constant in roundConstants() {
      let c = (0..<5).map { x in (0..<5).reduce(0) { $0 ^ a[x + 5 * $1] } }
      for i in 0..<25 { a[i] ^= c[(i + 4) % 5] ^ rotated(c[(i + 1) % 5], 1) }
      var b = a
      var (x, y) = (1, 0)
      for t in 0..<24 {
        let target = (y, (2 * x + 3 * y) % 5)
        b[target.0 + 5 * target.1] = rotated(a[x + 5 * y], (t + 1) * (t + 2) / 2 % 64)
        (x, y) = target
      }
      for i in 0..<25 {
        let row = i / 5 * 5
        a[i] = b[i] ^ (~b[row + (i + 1) % 5] & b[row + (i + 2) % 5])
      }
      a[0] ^= constant
    }
  }

  /// Bit 2ʲ − 1 of constant i is bit j + 7i of the register x⁸ + x⁶ + x⁵ + x⁴ + 1.
  private static func roundConstants() -> [UInt64] {
    var register = 1
    return (0..<24).map { _ in
      var constant: UInt64 = 0
      for j in 0..<7 {
        if register & 1 == 1 { constant |= 1 << UInt64((1 << j) - 1) }
        register <<= 1
        if register & 0x100 != 0 { register ^= 0x171 }
      }
      return constant
    }
  }

  private static func rotated(_ x: UInt64, _ count: Int) -> UInt64 {
    count == 0 ? x : x << UInt64(count) | x >> UInt64(64 - count)
  }
}
