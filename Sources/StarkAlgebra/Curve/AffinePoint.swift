/// A point (x, y) of the STARK curve other than the neutral element.
///
/// The neutral element has no affine coordinates, so operations that can reach it return an
/// optional with nil for it.
@frozen
@usableFromInline
package struct AffinePoint: Hashable, Sendable {
  @usableFromInline package var x, y: Felt252

  @inlinable
  package init(x: Felt252, y: Felt252) {
    self.x = x
    self.y = y
  }

  /// Whether y² = x³ + α·x + β.
  ///
  /// The curve has prime order, so a point on it is in the right group: there is no further
  /// subgroup to check.
  package var isOnCurve: Bool {
    y.squared() == (x.squared() + StarkCurve.alpha) * x + StarkCurve.beta
  }

  /// −P = (x, −y).
  @inlinable
  package static prefix func - (point: AffinePoint) -> AffinePoint {
    AffinePoint(x: point.x, y: -point.y)
  }

  /// P + Q by the chord or tangent, nil for the neutral element; one inversion.
  package static func + (p: AffinePoint, q: AffinePoint) -> AffinePoint? {
    if p == q { return p.doubled() }
    guard let inverse = (q.x - p.x).inverse() else { return nil }
    return third(slope: (q.y - p.y) * inverse, through: p, and: q.x)
  }

  /// 2P by the tangent, nil for the neutral element; one inversion.
  package func doubled() -> AffinePoint? {
    guard let inverse = y.doubled.inverse() else { return nil }
    let square = x.squared()
    let slope = (square.doubled + square + StarkCurve.alpha) * inverse
    return AffinePoint.third(slope: slope, through: self, and: x)
  }

  /// scalar·P by double and add, nil for the neutral element.
  ///
  /// Costs one inversion, 9 multiplications per bit and 10 per set bit of the scalar, which need
  /// not be reduced modulo the group order.
  package func multiplied(by scalar: UInt256) -> AffinePoint? {
    var sum = XYZZPoint.neutral
    for index in (0..<scalar.bitWidth).reversed() {
      sum.double()
      if scalar.bit(index) { sum.add(self) }
    }
    return sum.affine
  }

  /// P + Q when the line through P and Q (with abscissa `otherX`) has the given slope.
  private static func third(
    slope: Felt252,
    through p: AffinePoint,
    and otherX: Felt252
  ) -> AffinePoint {
    let x = slope.squared() - p.x - otherX
    return AffinePoint(x: x, y: slope * (p.x - x) - p.y)
  }
}
