import GRDB
import StarkAlgebra
import StarkFaults
import StarkSettlement
public import StarkVerifier

extension Ledger {
  /// What the owner of a position could claim if the exchange were frozen in its last state.
  ///
  /// Whatever the answer, it is read from rows that the hash of the state stands for: some hundred
  /// Pedersen hashes check that.
  ///
  /// - Throws: that there is no chain, or one of another program; that there is nothing in the
  ///   position, or it is worth nothing; or that the file can't be read or is damaged.
  public func escape(position id: UInt64) throws(Failure) -> EscapeClaim {
    try read { database in
      guard let chain = try ChainIdentity(database), chain.program == Perpetual.name else {
        // No hash of a state tells of the chain that there is.
        try LedgerSeals.check(database, of: ["chain"])
        let other = try ChainIdentity(database)?.program
        throw other.map { Fault.escapeOtherProgram($0) } ?? Fault.escapeNoChain
      }
      let (state, hash) = try Perpetual.SharedState.last(of: chain, in: database)
      return try EscapeClaim(
        database.path(of: id, in: state),
        stateHash: hash,
        valuation: Valuation(state)
      )
    }
  }
}

extension Database {
  /// What is in a position and the way from it to the root, every hash of it checked.
  fileprivate func path(
    of id: UInt64,
    in state: Perpetual.SharedState
  ) throws -> AuthenticationPath<Perpetual.Position> {
    let (height, root) = (state.positionsHeight, state.positionsRoot)
    do {
      let path = try NodeStore<Perpetual.Position>(database: self, tree: 0)
        .tree(height: height, root: root, indices: [id])
        .path(of: id)
      var counts = OperationCounts()
      _ = try SparseTree(height: height, root: root, paths: [path], counts: &counts)
      return path
    } catch TreeError.indexOutOfRange {
      throw Fault.escapeEmpty(position: id)
    }
  }
}

extension Valuation {
  fileprivate init(_ state: Perpetual.SharedState) {
    self.init(
      funding: state.funding.indices.reduce(into: [:]) { $0[$1.asset] = $1.index },
      prices: state.prices.reduce(into: [:]) { $0[$1.asset] = $1.price }
    )
  }
}
