import StarkAIR
import StarkAlgebra

/// A point of the curve y² = x³ + x + β inside a constraint, by its affine coordinates.
struct CurvePointExpression {
  let x: Expression
  let y: Expression
}

extension CurvePointExpression {
  /// A point that is the same in every proof.
  init(_ point: AffinePoint) {
    self.init(x: .constant(point.x), y: .constant(point.y))
  }
}
