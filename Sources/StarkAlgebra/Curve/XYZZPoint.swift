/// A point of the STARK curve without divisions: (X, Y, ZZ, ZZZ) stands for (X/ZZ, Y/ZZZ).
///
/// Invariant: ZZ³ = ZZZ², that is ZZ = z² and ZZZ = z³ for some z; the neutral element is ZZ = 0.
/// The coordinates and formulas are those the Explicit-Formulas Database lists as "xyzz" for short
/// Weierstrass curves; here every exceptional case is handled, so the operations are total.
@frozen
@usableFromInline
package struct XYZZPoint: Sendable {
  @usableFromInline package private(set) var x, y, zz, zzz: Felt252

  @inlinable
  init(x: Felt252, y: Felt252, zz: Felt252, zzz: Felt252) {
    self.x = x
    self.y = y
    self.zz = zz
    self.zzz = zzz
  }

  /// The point with z = 1.
  @inlinable
  package init(_ point: AffinePoint) {
    self.init(x: point.x, y: point.y, zz: .one, zzz: .one)
  }

  /// The neutral element.
  @inlinable
  package static var neutral: XYZZPoint {
    XYZZPoint(x: .one, y: .one, zz: .zero, zzz: .zero)
  }

  @inlinable
  package var isNeutral: Bool { zz == .zero }

  /// Adds an affine point: 8 multiplications and 2 squarings (madd-2008-s).
  ///
  /// P and R below are the differences of the abscissas and ordinates, brought to the denominators
  /// ZZ and ZZZ. P = 0 means that the points are equal (R = 0) or opposite.
  @inlinable
  package mutating func add(_ point: AffinePoint) {
    guard !isNeutral else {
      self = XYZZPoint(point)
      return
    }
    let p = point.x * zz - x
    let r = point.y * zzz - y
    guard p != .zero else {
      if r == .zero { double() } else { self = .neutral }
      return
    }
    let pp = p.squared()
    let ppp = p * pp
    let q = x * pp
    let sumX = r.squared() - ppp - q.doubled
    y = r * (q - sumX) - y * ppp
    x = sumX
    zz = zz * pp
    zzz = zzz * ppp
  }

  /// Doubles the point: 6 multiplications and 3 squarings (dbl-2008-s-1 with α = 1).
  ///
  /// The neutral element doubles to itself because ZZ = 0 stays 0, and a point of order two, with
  /// Y = 0, to the neutral element.
  @inlinable
  package mutating func double() {
    let u = y.doubled
    let v = u.squared()
    let w = u * v
    let s = x * v
    let square = x.squared()
    let m = square.doubled + square + zz.squared()
    x = m.squared() - s.doubled
    y = m * (s - x) - w * y
    zz = v * zz
    zzz = w * zzz
  }

  /// The affine coordinates, nil for the neutral element; one inversion.
  @inlinable
  package var affine: AffinePoint? {
    guard let inverse = zzz.inverse() else { return nil }
    return affine(inverseZZZ: inverse)
  }

  /// The affine coordinates, given ZZZ⁻¹: with 1/z = ZZ/ZZZ, they are X·(1/z)² and Y·ZZZ⁻¹.
  @inlinable
  func affine(inverseZZZ: Felt252) -> AffinePoint {
    AffinePoint(x: x * (zz * inverseZZZ).squared(), y: y * inverseZZZ)
  }
}
