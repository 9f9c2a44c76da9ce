/// P, 3P, 5P, … 15P for a point P of a curve y² = x³ + a·x + b, all affine, without an inversion.
///
/// (x, y) ↦ (λ²x, λ³y) maps the curve to one with λ⁴·a in place of a. So points with a common
/// denominator are affine points of another curve, and there the multiples of P can be added up
/// just as well; only the last abscissa has to be divided by λ². (The idea is used by libsecp256k1,
/// where a = 0.)
struct OddMultiples {
  /// The multiples by 1, 3, 5 and so on.
  private(set) var points: [AffinePoint] = []
  /// The coefficient of the curve that they are on.
  let a: Felt252
  /// λ.
  let scale: Felt252

  static let count = 8

  /// The multiples of a point whose order is a prime above 15.
  ///
  /// First λ is chosen such that 2P is affine. Then kP + 2P, from k = 1 on, multiplies the
  /// denominator by the factors that are kept in `growth`; finally every point gets the denominator
  /// of the last one. The doubled ordinates of `JacobianPoint` are absorbed by another factor 2 in
  /// λ both times.
  init(of point: AffinePoint, a: Felt252) {
    var double = JacobianPoint(point, a: a)
    double.double()
    let firstScale = double.z.doubled
    let step = AffinePoint(x: double.x.doubled.doubled, y: double.y.doubled.doubled)
    let square = firstScale.squared()
    let first = AffinePoint(x: point.x * square, y: point.y * (square * firstScale))
    let firstA = a * square.squared()

    var current = JacobianPoint(first, a: firstA)
    var multiples = [current]
    var growth: [Felt252] = []
    for _ in 1..<OddMultiples.count {
      growth.append((step.x * current.z.squared() - current.x).doubled)
      current.add(step, a: firstA)
      multiples.append(current)
    }

    scale = current.z.doubled * firstScale
    self.a = current.t.doubled.doubled.doubled.doubled
    var factor = Felt252.one
    for index in multiples.indices.reversed() {
      let square = factor.squared()
      let multiple = multiples[index]
      points.append(
        AffinePoint(
          x: (multiple.x * square).doubled.doubled,
          y: (multiple.y * (square * factor)).doubled.doubled
        )
      )
      if index > 0 { factor = factor * growth[index - 1] }
    }
    points.reverse()
  }

  /// digit·P for an odd digit in −15...15.
  @inline(always)
  subscript(digit: Int) -> AffinePoint {
    let point = points[Int(digit.magnitude) / 2]
    return digit < 0 ? -point : point
  }
}
