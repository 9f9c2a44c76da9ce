/// The abscissa X/Z of a point of the STARK curve; Z = 0 for the neutral element.
///
/// It stands for a point and its negative at once, as the keys of StarkEx do.
package struct ProjectiveAbscissa: Sendable {
  let x, z: Felt252

  /// The abscissa of `point`.
  package init(_ point: XYZZPoint) {
    x = point.x
    z = point.zz
  }

  private init(x: Felt252, z: Felt252) {
    self.x = x
    self.z = z
  }

  /// The abscissa of scalar·P for the two points P with the given one, nil if there are none.
  ///
  /// There are two if c = x³ + α·x + β is a square, and no root of it is needed: with λ² = c the
  /// map (x, y) ↦ (λ²x, λ³y), under which abscissas become c times as large, takes
  ///
  ///     P = (x, √c)  to  (c·x, c²)  on  y² = x³ + α·c²·x + β·c³.
  ///
  /// Costs about 2,900 multiplications: 250 to see that c is a square, 8 for each of 250 doublings,
  /// 13 for each of about 42 additions, 130 for the table.
  package init?(of scalar: StarkScalar, timesPointAt abscissa: Felt252) {
    let c = (abscissa.squared() + StarkCurve.alpha) * abscissa + StarkCurve.beta
    guard !c.isNonSquare else { return nil }
    let cc = c.squared()
    let table = OddMultiples(
      of: AffinePoint(x: c * abscissa, y: cc),
      a: StarkCurve.alpha * cc
    )
    let digits = scalar.integer.signedDigits(width: 5)
    guard let highest = digits.last else {
      self.init(x: .one, z: .zero)
      return
    }
    var sum = JacobianPoint(table[highest.digit], a: table.a)
    var position = highest.position
    for next in digits.dropLast().reversed() {
      for _ in next.position..<position { sum.double() }
      position = next.position
      sum.add(table[next.digit], a: table.a)
    }
    for _ in 0..<position { sum.double() }
    self.init(x: sum.x, z: (sum.z * table.scale).squared() * c)
  }

  /// Whether A + B or A − B has the given abscissa, for points A and B with those of self and
  /// other.
  ///
  /// The two abscissas are the roots of a quadratic polynomial in t whose coefficients are known
  /// from those of A and B alone (E. Brier, M. Joye, PKC 2002, §3):
  ///
  ///     (x₁ − x₂)²·t² − 2((x₁ + x₂)(x₁·x₂ + α) + 2β)·t + (x₁·x₂ − α)² − 4β(x₁ + x₂).
  ///
  /// Here with denominators. If A = ±B one of the roots is gone and the other is that of 2A.
  package func sumOrDifference(with other: Self, isAt abscissa: Felt252) -> Bool {
    let left = x * other.z
    let right = other.x * z
    let sum = left + right
    let product = x * other.x
    let denominator = z * other.z
    let scaledAlpha = StarkCurve.alpha * denominator
    let scaledBeta = StarkCurve.beta * denominator
    let quadratic = (left - right).squared()
    let linear = (sum * (product + scaledAlpha) + (scaledBeta * denominator).doubled).doubled
    let constant =
      (product - scaledAlpha).squared() - (scaledBeta * sum).doubled.doubled
    return (quadratic * abscissa - linear) * abscissa + constant == .zero
  }
}
