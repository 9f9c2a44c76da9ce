/// Why a composition of constraints has no value at the claimed point.
package enum CompositionRejection: Error, Equatable, Sendable {
  /// The point is a row of the domain of the named constraint, whose quotient divides by zero.
  ///
  /// An honest prover meets this with probability below N/p, so nothing is lost by rejecting.
  case pointOnDomain(constraint: String)
  /// The mask lists a cell twice, and the claimed values differ.
  ///
  /// A polynomial has one value at a point, so at least one of the claims is false.
  case conflictingValues(Cell)
}
