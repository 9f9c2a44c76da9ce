/// A named polynomial identity: `value` is zero on every row of `domain`.
package struct Constraint: Sendable {
  /// The stable identifier: for the Cairo AIR, Stone's path of the constraint.
  package let name: String
  package let domain: ConstraintDomain
  package let value: Expression

  package init(_ name: String, on domain: ConstraintDomain, _ value: Expression) {
    self.name = name
    self.domain = domain
    self.value = value
  }
}
