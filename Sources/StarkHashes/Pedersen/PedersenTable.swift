package import StarkAlgebra

/// The multiples of the constant points that a Pedersen hash adds up, as flat words.
///
/// An input x below 2²⁵² contributes (x mod 2²⁴⁸)·P + ⌊x/2²⁴⁸⌋·Q, with (P, Q) = (P₁, P₂) or
/// (P₃, P₄). It is cut into 41 windows of six bits, with signed digits in −32…32, and a top window
/// of the rest:
///
///     x = Σ_{j<41} dⱼ·2^(6j) + t·2²⁴⁶ + s·2²⁴⁸,  |dⱼ| ≤ 32,  0 ≤ t ≤ 4,  0 ≤ s ≤ 8
///
/// Entry 32·j + m − 1 is m·2^(6j)·P for m in 1...32, entry 32·41 + i − 1 is t·2²⁴⁶·P + s·Q for
/// i = t + 5·s in 1...44. An entry is eight words: the Montgomery limbs of abscissa and ordinate.
package enum PedersenTable {
  package static let windowBits = 6
  /// The windows below the top one.
  package static let windowCount = 41
  /// The entries of a window: the digits 1...32, the others being their negatives.
  package static let windowEntryCount = 32
  /// The values of t, the digit of 2²⁴⁶.
  package static let topRadix = 5

  /// Entry `index` for `input` 0 or 1.
  @inline(always)
  package static func point(input: Int, entry index: Int) -> AffinePoint {
    AffinePoint(
      x: coordinate(input: input, firstWord: 8 * index),
      y: coordinate(input: input, firstWord: 8 * index + 4)
    )
  }

  @inline(always)
  private static func coordinate(input: Int, firstWord i: Int) -> Felt252 {
    input == 0
      ? Felt252(
        limbs: pedersenFirstTableWords[i],
        pedersenFirstTableWords[i + 1],
        pedersenFirstTableWords[i + 2],
        pedersenFirstTableWords[i + 3]
      )
      : Felt252(
        limbs: pedersenSecondTableWords[i],
        pedersenSecondTableWords[i + 1],
        pedersenSecondTableWords[i + 2],
        pedersenSecondTableWords[i + 3]
      )
  }

  /// The entry that is the constant point of bit `bit` in 0..<252, a digit of one bit.
  package static func entry(ofBit bit: Int) -> Int {
    let top = windowEntryCount * windowCount - 1
    switch bit {
    case 0..<246: return windowEntryCount * (bit / windowBits) + (1 << (bit % windowBits)) - 1
    case 246, 247: return top + (1 << (bit - 246))
    default: return top + (topRadix << (bit - 248))
    }
  }

  /// Calls `body` with the at most 42 points whose sum is the contribution of `element`.
  ///
  /// Zero digits contribute nothing and are left out, so short elements are cheap.
  @inline(always)
  package static func forEachTerm(of element: Felt252, input: Int, _ body: (AffinePoint) -> Void) {
    var rest = element.integer
    var carry: UInt64 = 0
    for window in 0..<windowCount {
      let digit = (rest.w0 & 63) + carry
      rest.shiftRight(by: UInt64(windowBits))
      // A digit above 32 becomes digit − 64 and a carry into the next window.
      let isNegative = digit > 32
      let magnitude = isNegative ? 64 - digit : digit
      carry = isNegative ? 1 : 0
      guard magnitude != 0 else { continue }
      let point = point(input: input, entry: windowEntryCount * window + Int(magnitude) - 1)
      let negated = -point.y
      body(AffinePoint(x: point.x, y: isNegative ? negated : point.y))
    }
    let top = Int((rest.w0 & 3) + carry) + topRadix * Int(rest.w0 >> 2)
    precondition(top < topRadix * 9, "an input of more than 252 bits")
    if top != 0 {
      body(point(input: input, entry: windowEntryCount * windowCount + top - 1))
    }
  }
}

extension UInt256 {
  /// Divides by 2^count, dropping the remainder, for a count in 1...63.
  @inline(always)
  fileprivate mutating func shiftRight(by count: UInt64) {
    w0 = w0 &>> count | w1 &<< (64 &- count)
    w1 = w1 &>> count | w2 &<< (64 &- count)
    w2 = w2 &>> count | w3 &<< (64 &- count)
    w3 = w3 &>> count
  }
}
