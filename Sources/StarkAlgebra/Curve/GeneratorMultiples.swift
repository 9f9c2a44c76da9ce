/// The multiples of the curve's generator that any other one is a short sum of.
///
/// A scalar is cut into 42 windows of six bits with signed digits in −32…32. Entry 32·j + m − 1 is
/// m·2^(6j)·G for m in 1...32: 86 kB, made at the first use in the time of some ten signatures.
package enum GeneratorMultiples {
  private static let windowBits = 6
  private static let windowCount = 42
  private static let entryCount = 32

  private static let table: [AffinePoint] = {
    let bases = StarkCurve.doublings(of: StarkCurve.generator, count: windowBits * windowCount)
    var points: [XYZZPoint] = []
    for window in 0..<windowCount {
      var multiple = XYZZPoint.neutral
      for _ in 0..<entryCount {
        multiple.add(bases[windowBits * window])
        points.append(multiple)
      }
    }
    var inverses = points.map(\.zzz)
    let zeroIndex = Felt252.invertBatch(&inverses)
    precondition(zeroIndex == nil, "a multiple of the generator is the neutral element")
    return zip(points, inverses).map { $0.affine(inverseZZZ: $1) }
  }()

  /// scalar·G; at most 42 additions.
  ///
  /// n is little more than 2²⁵¹, so the top window holds at most 32, and a carry into it only if it
  /// holds less: nothing is carried out of it.
  package static func multiple(by scalar: StarkScalar) -> XYZZPoint {
    let integer = scalar.integer
    var sum = XYZZPoint.neutral
    var carry: UInt64 = 0
    for window in 0..<windowCount {
      let digit = integer.bits(at: windowBits * window, count: windowBits) + carry
      let isNegative = digit > 32
      carry = isNegative ? 1 : 0
      guard digit != 0, digit != 64 else { continue }
      let magnitude = Int(isNegative ? 64 - digit : digit)
      let point = table[entryCount * window + magnitude - 1]
      sum.add(isNegative ? -point : point)
    }
    precondition(carry == 0, "a digit was carried out of the top window")
    return sum
  }
}
