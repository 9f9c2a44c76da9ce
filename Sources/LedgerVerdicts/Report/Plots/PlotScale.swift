/// Maps integers to places along an axis, and knows where its ticks are.
package struct PlotScale: Sendable {
  /// Ascending multiples of a round step; the first and the last bound the axis.
  package let ticks: [Int128]

  /// Values are drawn no further from zero than this, which no amount comes near.
  private static let farthest: Int128 = 1_000_000_000_000_000_000_000_000_000_000_000

  /// A scale over `values` with about `intervalCount` intervals between round numbers.
  package init(covering values: some Sequence<Int128>, intervalCount: Int = 4) {
    let values = values.map(Self.limited)
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let step = Self.roundStep(above: (high - low) / Int128(max(1, intervalCount)))
    let first = Self.floor(low, step)
    var last = Self.floor(high, step)
    if last < high || last == first { last += step }
    let intervals = Int((last - first) / step)
    ticks = (0...intervals).map { first + Int128($0) * step }
  }

  /// The place of `value`, 0 for the first tick and `length` for the last one.
  package func place(of value: Int128, length: Int) -> Int {
    guard let low = ticks.first, let high = ticks.last, low < high else { return 0 }
    let inside = min(max(Self.limited(value), low), high)
    return Int((inside - low) * Int128(length) / (high - low))
  }

  private static func limited(_ value: Int128) -> Int128 {
    min(max(value, -farthest), farthest)
  }

  /// The least of 1, 2, 5, 10, 20, 50, … that is above `step`.
  private static func roundStep(above step: Int128) -> Int128 {
    var power: Int128 = 1
    while power * 10 <= step { power *= 10 }
    for factor: Int128 in [1, 2, 5] where power * factor > step { return power * factor }
    return power * 10
  }

  /// The greatest multiple of `step` that is not above `value`.
  private static func floor(_ value: Int128, _ step: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: step)
    return (remainder < 0 ? quotient - 1 : quotient) * step
  }
}
