/// A point of a curve y² = x³ + a·x + b for any a, made for many doublings in a row.
///
/// (X, Y, Z, T) stands for (X/Z², Y/2Z³), and T = a·Z⁴ saves what a general a would cost; the
/// neutral element is Z = 0. These are the modified Jacobian coordinates of Cohen, Miyaji and Ono
/// (Asiacrypt 1998), except that Y is twice theirs, which saves additions. b is not needed.
struct JacobianPoint: Sendable {
  private(set) var x, y, z, t: Felt252

  private init(x: Felt252, y: Felt252, z: Felt252, t: Felt252) {
    self.x = x
    self.y = y
    self.z = z
    self.t = t
  }

  /// The point with Z = 1 on the curve with the coefficient a.
  init(_ point: AffinePoint, a: Felt252) {
    self.init(x: point.x, y: point.y.doubled, z: .one, t: a)
  }

  /// Doubles the point: 4 multiplications and 4 squarings.
  ///
  /// With V = Y² and S = X·V, where Y is twice the ordinate, and M = 3X² + T:
  /// X′ = M² − 2S, Y′ = 2M(S − X′) − V², Z′ = Y·Z, T′ = V²·T.
  @inline(always)
  mutating func double() {
    let v = y.squared()
    let s = x * v
    let vv = v.squared()
    let square = x.squared()
    let m = square.doubled + square + t
    z = y * z
    t = vv * t
    x = m.squared() - s.doubled
    y = (m * (s - x)).doubled - vv
  }

  /// Adds an affine point of the same curve: 9 multiplications and 4 squarings.
  ///
  /// With H the difference of the abscissas and R twice that of the ordinates, at the denominators
  /// Z² and Z³, and I = (2H)²: X′ = R² − H·I − 2X·I, Y′ = 2(R(X·I − X′) − Y·H·I), Z′ = 2H·Z,
  /// T′ = I²·T. H = 0 means that the points are equal (R = 0) or opposite.
  @inline(always)
  mutating func add(_ point: AffinePoint, a: Felt252) {
    guard z != .zero else {
      self = JacobianPoint(point, a: a)
      return
    }
    let zz = z.squared()
    let h = point.x * zz - x
    let r = (point.y * (zz * z)).doubled - y
    guard h != .zero else {
      if r == .zero { double() } else { z = .zero }
      return
    }
    let i = h.doubled.squared()
    let j = h * i
    let v = x * i
    z = z * h.doubled
    t = t * i.squared()
    x = r.squared() - j - v.doubled
    y = (r * (v - x) - y * j).doubled
  }
}
