package import StarkAlgebra
package import StarkSettlement

extension PerpetualOperator {
  /// The state of an exchange without positions, in the library's trees.
  package func emptyState(counts: inout OperationCounts) -> Perpetual.State {
    Perpetual.State(
      positions: SparseTree(height: configuration.positionsHeight, counts: &counts),
      orders: SparseTree(height: configuration.ordersHeight, counts: &counts),
      shared: previousState
    )
  }
}

extension OperatorBatch {
  /// The file of the batch.
  package func bytes(withPaths: Bool) -> [UInt8] { Array(json(withPaths: withPaths).text.utf8) }
}
