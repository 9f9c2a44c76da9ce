import StarkAlgebra
package import StoneProofs

/// How a dishonest Stone prover departs from the protocol.
package enum StoneCheat: Equatable, Sendable {
  /// Changes a cell of the first trace, so that constraints fail, and goes on honestly.
  case wrongTrace(column: Int, row: Int)
  /// Commits to another composition polynomial than the constraints give.
  case wrongComposition
  /// Claims another value for mask cell `index`.
  case wrongValue(index: Int)
  /// The same, and changes the claim about the composition so that the constraints hold at z.
  case consistentWrongValue(index: Int)
  /// Departs from FRI.
  case fri(FRICheat)
  /// Alters a cell when it opens a table, the cells counted as sent.
  case wrongLeaf(StoneTable, index: Int)
  /// Alters a Merkle node when it opens a table, the nodes counted as sent.
  case forgedSibling(StoneTable, index: Int)
}
