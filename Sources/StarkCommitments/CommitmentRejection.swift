package import StarkAlgebra

/// Why opened rows do not belong to a committed table.
package enum CommitmentRejection: Error, Equatable, Sendable {
  /// The proof ends inside the opening.
  case proofExhausted(offset: Int)
  /// A cell does not encode a field element canonically.
  case nonCanonicalCell(row: Int, column: Int, found: Bytes32)
  /// A node at `depth` cannot be an input of the algebraic hash, or is not the one encoding that
  /// it can have there: as an integer it is p or more.
  case nonCanonicalNode(depth: Int)
  /// The rows and siblings hash to another root than the committed one.
  case rootMismatch(expected: Bytes32, found: Bytes32)
}
