extension Felt252 {
  /// One of the two r with r² = x (the other is −r), or nil if x is not a square.
  ///
  /// Cipolla's method: for any t such that w = t² − x is not a square, the field F_p(√w) has the
  /// element t + √w of norm x, and the power (p + 1)/2 of an element is a root of its norm. Half of
  /// all t will do. Costs about 2,000 multiplications; the Tonelli–Shanks method would pay for the
  /// 192 factors 2 of p − 1 with ten times as many.
  package func squareRoot() -> Felt252? {
    guard self != .zero else { return .zero }
    var t = Felt252.one
    while !(t.squared() - self).isNonSquare { t += .one }
    let w = t.squared() - self
    // (p + 1)/2 = (2⁵⁹ + 17)·2¹⁹¹ + 1.
    let base = QuadraticElement(a: t, b: .one)
    var power = base
    for bit in (0..<Felt252.topLimb.bitWidth - Felt252.topLimb.leadingZeroBitCount - 1).reversed() {
      power = power.multiplied(by: power, w: w)
      if Felt252.topLimb >> UInt64(bit) & 1 == 1 { power = power.multiplied(by: base, w: w) }
    }
    for _ in 0..<Felt252.twoAdicity - 1 { power = power.multiplied(by: power, w: w) }
    let root = power.multiplied(by: base, w: w).a
    return root.squared() == self ? root : nil
  }

  /// Whether no r has r² = x: Euler's criterion x^((p − 1)/2) = −1.
  package var isNonSquare: Bool {
    power(Felt252.topLimb).squared(times: Felt252.twoAdicity - 1) == -.one
  }
}

/// The element a + b·√w of F_p(√w), where w is given to each multiplication.
private struct QuadraticElement {
  let a, b: Felt252

  func multiplied(by other: QuadraticElement, w: Felt252) -> QuadraticElement {
    QuadraticElement(a: a * other.a + w * b * other.b, b: a * other.b + b * other.a)
  }
}
