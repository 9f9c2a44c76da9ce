package import StarkAlgebra

/// A statement whose proof holds.
///
/// Only `StoneVerifier` makes one.
package struct StoneVerification: Sendable {
  package let statement: StoneStatement
  /// What the verification cost, hashing of the public input excluded.
  package let counts: OperationCounts
}
