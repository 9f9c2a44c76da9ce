import GRDB
import StarkAlgebra
import StarkSettlement

extension Ledger {
  /// What the owner of a position could claim if the exchange were frozen in its last state.
  package func escape(position id: UInt64) throws(LedgerError) -> EscapeClaim {
    try read { database in
      guard let history = try LedgerHistory(database) else { throw EscapeFault.noChain }
      guard let exchange = history.exchange else {
        throw EscapeFault.otherProgram(history.chain.program)
      }
      guard let state = exchange.states.last, let height = history.chain.heights.first else {
        throw StoreFault.damaged(table: "perpetual_states")
      }
      let tree = try NodeStore<Perpetual.Position>(database: database, tree: 0).tree(
        height: height,
        root: state.positionsRoot,
        indices: [id]
      )
      let claim = try EscapeClaim(
        tree.path(of: id),
        stateHash: history.batches.last?.state.hash ?? history.chain.start.hash,
        valuation: Valuation(funding: state.fundingIndices, prices: state.prices)
      )
      guard claim.root == state.positionsRoot else {
        throw StoreFault.damaged(table: "tree_nodes")
      }
      return claim
    }
  }
}
