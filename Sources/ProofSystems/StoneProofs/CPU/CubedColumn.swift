import StarkAIR

/// A column of S-box inputs x next to a column of their squares.
///
/// The S-box of Poseidon is x³. With x² in a cell of its own the cube is a product of two cells,
/// which keeps the degree of every constraint at two.
struct CubedColumn {
  let value: VirtualColumn
  let square: VirtualColumn

  /// The S-box input of entry `index`.
  subscript(index: Int) -> Expression { value[index] }

  /// The S-box output of entry `index`.
  func cube(_ index: Int) -> Expression { value[index] * square[index] }
}

extension CPUConstraintBuilder {
  /// The columns `name` and `name_squared`, which the layout must have.
  func cubedColumn(_ name: String) -> CubedColumn {
    CubedColumn(value: column(name), square: column("\(name)_squared"))
  }
}
