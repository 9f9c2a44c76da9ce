import StarkAlgebra

/// A way down a binary tree: `length` turns, the first one being the highest bit of `bits`.
struct BitPath: Hashable, Sendable {
  /// Below 2^length.
  let bits: UInt256
  let length: Int

  /// The way of no turns.
  static var none: BitPath { BitPath(bits: .zero, length: 0) }

  /// The last `length` turns of the way to a key.
  init(to key: UInt256, length: Int) {
    self.init(bits: key.lowBits(length), length: length)
  }

  /// The one turn to the left or the right.
  init(turningRight: Bool) {
    self.init(bits: UInt256(turningRight ? 1 : 0), length: 1)
  }

  private init(bits: UInt256, length: Int) {
    self.bits = bits
    self.length = length
  }

  var isEmpty: Bool { length == 0 }

  /// Whether there is a first turn and it is to the right.
  var startsRight: Bool { length > 0 && bits.bit(length - 1) }

  /// The first `count` turns, at most all.
  func prefix(_ count: Int) -> BitPath {
    let count = min(count, length)
    guard count > 0 else { return .none }
    return BitPath(bits: bits >> (length - count), length: count)
  }

  /// What is left after the first `count` turns.
  func dropFirst(_ count: Int) -> BitPath {
    BitPath(to: bits, length: max(0, length - count))
  }

  /// This way, then the other.
  func appending(_ other: BitPath) -> BitPath {
    BitPath(bits: bits << other.length | other.bits, length: length + other.length)
  }

  /// How many turns the two have in common at the beginning.
  func commonLength(with other: BitPath) -> Int {
    let count = min(length, other.length)
    return count - (prefix(count).bits ^ other.prefix(count).bits).bitWidth
  }
}
