import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 3 constraints that every entry of `points` is twice the entry before.
  ///
  /// On y² = x³ + x + β, whose coefficient of x is 1, the tangent in (x, y) has the slope
  ///
  ///     λ = (3x² + 1) / 2y
  ///
  /// and K[k + 1] = 2·K[k] is the tangent's second intersection mirrored in the x axis. The slope
  /// is unique because y ≠ 0: the curve has prime order and so no point of order two. Who uses the
  /// points must know that the first one is on the curve.
  mutating func addPointDoubling(
    _ name: String,
    of points: CurvePointColumn,
    slope: VirtualColumn,
    on rows: ConstraintDomain
  ) {
    let (point, double) = (points[0], points[1])

    // λ is the tangent's slope. A free slope would make the next entry an arbitrary point.
    add("\(name)/slope", on: rows, 3 * point.x.squared + 1 - 2 * point.y * slope[0])

    // The x coordinates of a line's three intersections add up to λ²; the tangent counts x twice.
    add("\(name)/x", on: rows, slope[0].squared - (2 * point.x + double.x))

    // The mirrored intersection lies on the tangent.
    add("\(name)/y", on: rows, point.y + double.y - slope[0] * (point.x - double.x))
  }
}
