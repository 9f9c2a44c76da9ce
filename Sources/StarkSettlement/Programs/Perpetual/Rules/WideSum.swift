/// An exact sum of 128-bit numbers, of which there may be up to 2³².
///
/// High and low halves are summed apart: neither sum can leave 128 bits before there are 2⁶³ terms.
package struct WideSum {
  private var high: Int128 = 0
  private var low: Int128 = 0

  package init() {}

  package mutating func add(_ term: Int128) {
    high += term >> 64
    low += term & Int128(UInt64.max)
  }

  /// The sum if it is in −bound ..< bound, for a bound of at most 2¹²⁶.
  package func value(below bound: Int128) -> Int128? {
    // A sum inside ±2¹²⁶ has a high half inside ±2⁶², so that shifting it back loses nothing.
    let carried = high + (low >> 64)
    guard carried >= -(1 << 62), carried < 1 << 62 else { return nil }
    let sum = carried << 64 | low & Int128(UInt64.max)
    return sum >= -bound && sum < bound ? sum : nil
  }
}
