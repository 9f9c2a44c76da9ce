import StarkAIR

/// The two virtual columns that hold the affine coordinates of a point in every entry.
struct CurvePointColumn {
  let x: VirtualColumn
  let y: VirtualColumn

  /// The point of entry `index`.
  subscript(index: Int) -> CurvePointExpression {
    CurvePointExpression(x: x[index], y: y[index])
  }
}

extension CPUConstraintBuilder {
  /// The columns `name/x` and `name/y`, which the layout must have.
  func curvePointColumn(_ name: String) -> CurvePointColumn {
    CurvePointColumn(x: column("\(name)/x"), y: column("\(name)/y"))
  }
}
