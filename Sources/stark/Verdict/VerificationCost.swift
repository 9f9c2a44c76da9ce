/// What a verification took: time by phase, and operations.
package struct VerificationCost: Equatable, Sendable {
  /// Phases in the order they ran, as `merkle`.
  package var phases: [(name: String, duration: Duration)]
  /// Operations by name, as `poseidon_permutations`.
  package var operations: [(name: String, count: Int)]

  package init(
    phases: [(name: String, duration: Duration)],
    operations: [(name: String, count: Int)]
  ) {
    self.phases = phases
    self.operations = operations
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.phases.elementsEqual(b.phases, by: ==) && a.operations.elementsEqual(b.operations, by: ==)
  }
}
