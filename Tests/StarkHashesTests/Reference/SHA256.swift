/// SHA-256 (FIPS 180-4), only for recomputing constants: short messages, no care for speed.
enum SHA256 {
  /// The eight words of the digest of `message`.
  static func hash(_ message: [UInt8]) -> [UInt32] {
    var bytes = message + [0x80]
    while bytes.count % 64 != 56 { bytes.append(0) }
    let bitCount = UInt64(8 * message.count)
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: bitCount >> shift))
    }
    var state = primes(8).map { fraction(ofRoot: $0, degree: 2) }
    let constants = primes(64).map { fraction(ofRoot: $0, degree: 3) }
    for start in stride(from: 0, to: bytes.count, by: 64) {
      compress(Array(bytes[start..<start + 64]), into: &state, constants)
    }
    return state
  }

  private static func compress(
    _ block: [UInt8],
    into state: inout [UInt32],
    _ constants: [UInt32]
  ) {
    var schedule = stride(from: 0, to: 64, by: 4).map { start in
      block[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for t in 16..<64 {
      let x = schedule[t - 15]
      let y = schedule[t - 2]
      let small0 = rotated(x, 7) ^ rotated(x, 18) ^ x >> 3
      let small1 = rotated(y, 17) ^ rotated(y, 19) ^ y >> 10
      schedule.append(small1 &+ schedule[t - 7] &+ small0 &+ schedule[t - 16])
    }
    var v = state
    for t in 0..<64 {
      let big1 = rotated(v[4], 6) ^ rotated(v[4], 11) ^ rotated(v[4], 25)
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let first = v[7] &+ big1 &+ choice &+ constants[t] &+ schedule[t]
      let big0 = rotated(v[0], 2) ^ rotated(v[0], 13) ^ rotated(v[0], 22)
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      v = [first &+ big0 &+ majority] + v[0..<7]
      v[4] = v[4] &+ first
    }
    state = zip(state, v).map { $0 &+ $1 }
  }

  private static func rotated(_ x: UInt32, _ count: UInt32) -> UInt32 {
    x >> count | x << (32 - count)
  }

  private static func primes(_ count: Int) -> [UInt64] {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  /// The first 32 bits after the point of the square or cube root of `n`: ⌊2³²·n^(1/d)⌋ mod 2³².
  private static func fraction(ofRoot n: UInt64, degree: Int) -> UInt32 {
    var root: UInt64 = 0
    for bit in (0..<36).reversed() {
      let candidate = root | 1 << UInt64(bit)
      // candidate^d ≤ n·2^(32d), compared in 128 bits.
      let power = (0..<degree).reduce(UInt128(1)) { product, _ in product * UInt128(candidate) }
      if power <= UInt128(n) << (32 * degree) { root = candidate }
    }
    return UInt32(truncatingIfNeeded: root)
  }
}
