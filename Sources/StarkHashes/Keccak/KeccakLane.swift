/// What one lane of a Keccak state holds: one 64-bit word, or one word of each of several states.
///
/// All operations act word by word, so a permutation over `SIMD2<UInt64>` is two independent
/// permutations for little more than the price of one.
protocol KeccakLane {
  static var zero: Self { get }
  /// The same word in every state.
  init(repeating word: UInt64)
  static func ^ (x: Self, y: Self) -> Self
  static func & (x: Self, y: Self) -> Self
  static prefix func ~ (x: Self) -> Self
  /// Every word rotated left by `count` in 0...63.
  func rotated(left count: UInt64) -> Self
}

extension UInt64: KeccakLane {
  @inline(always)
  init(repeating word: UInt64) { self = word }

  @inline(always)
  func rotated(left count: UInt64) -> UInt64 { self &<< count | self &>> (64 &- count) }
}

extension SIMD2<UInt64>: KeccakLane {
  /// The halves are disjoint, so their sum is their union; written with `|` the compiler would
  /// rotate the words one by one in scalar registers, about five times slower.
  @inline(always)
  func rotated(left count: UInt64) -> SIMD2<UInt64> {
    guard count != 0 else { return self }
    return (self &<< SIMD2(repeating: count)) &+ (self &>> SIMD2(repeating: 64 &- count))
  }
}
