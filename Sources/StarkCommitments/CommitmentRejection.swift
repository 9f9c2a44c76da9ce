package import StarkAlgebra
package import StarkFaults

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

extension CommitmentRejection {
  /// The rejection in words.
  ///
  /// - `code`: the stable name of the opening.
  /// - `place`: the opened table in words.
  package func fault(_ code: String, in place: String) -> Fault {
    switch self {
    case .proofExhausted(let offset):
      Fault(
        .rejected,
        code,
        "the proof ends inside the opening",
        at: "\(place), proof byte \(offset)"
      )
    case .nonCanonicalCell(let row, let column, let found):
      Fault(
        .rejected,
        code,
        "an opened cell is not below the field's modulus",
        at: "\(place), row \(row), column \(column)",
        found: "0x\(found)"
      )
    case .nonCanonicalNode(let depth):
      Fault(
        .rejected,
        code,
        "a node cannot be an input of the tree's hash",
        at: "\(place), depth \(depth)"
      )
    case .rootMismatch(let expected, let found):
      Fault(
        .rejected,
        code,
        "the opened rows do not hash to the committed root",
        at: place,
        expected: "0x\(expected)",
        found: "0x\(found)"
      )
    }
  }
}
