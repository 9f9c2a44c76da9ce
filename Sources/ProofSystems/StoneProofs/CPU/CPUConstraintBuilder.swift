package import StarkAIR

/// Collects the constraints of one layout in the order of their coefficients.
///
/// Every component of the machine is a method in a file of its own that adds its constraints.
package struct CPUConstraintBuilder {
  package let layout: CPULayout
  /// The constraints with the power of the composition challenge that each is multiplied by.
  package private(set) var constraints: [(index: Int, constraint: Constraint)] = []
  private var nextIndex = 0

  package init(layout: CPULayout) {
    self.layout = layout
  }

  /// The virtual column `name`, which the layout must have.
  package func column(_ name: String) -> VirtualColumn {
    guard let column = layout.columns[name] else {
      preconditionFailure("layout \(layout.name) has no column \(name)")
    }
    return column
  }

  /// Whether the layout has a virtual column `name`.
  package func hasColumn(_ name: String) -> Bool {
    layout.columns[name] != nil
  }

  /// Adds the constraint that `value` is zero on `domain`, under the next coefficient.
  package mutating func add(
    _ name: String,
    on domain: ConstraintDomain,
    _ value: Expression
  ) {
    constraints.append((nextIndex, Constraint(name, on: domain, value)))
    nextIndex += 1
  }

  /// Leaves out `count` constraints whose coefficients stay reserved.
  ///
  /// The builtins that a `dynamic` layout switches off keep their place in the order.
  package mutating func skip(_ count: Int) {
    nextIndex += count
  }
}
