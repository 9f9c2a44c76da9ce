/// What one word of a Blake2s state holds: one 32-bit word, or one word of each of several states.
///
/// All operations act word by word, so a compression over `SIMD4<UInt32>` is four independent
/// compressions for little more than the price of one.
protocol Blake2sLane {
  static var zero: Self { get }
  /// The same word in every state.
  init(repeating word: UInt32)
  static func &+ (x: Self, y: Self) -> Self
  static func ^ (x: Self, y: Self) -> Self
  /// Every word rotated right by `count` in 1...31.
  func rotated(right count: UInt32) -> Self
}

extension UInt32: Blake2sLane {
  @inline(always)
  init(repeating word: UInt32) { self = word }

  @inline(always)
  func rotated(right count: UInt32) -> UInt32 { self &>> count | self &<< (32 &- count) }
}

extension SIMD4<UInt32>: Blake2sLane {
  /// The halves are disjoint, so their sum is their union; written with `|` the compiler would
  /// rotate the words one by one in scalar registers, about five times slower.
  @inline(always)
  func rotated(right count: UInt32) -> SIMD4<UInt32> {
    (self &>> SIMD4(repeating: count)) &+ (self &<< SIMD4(repeating: 32 &- count))
  }
}
