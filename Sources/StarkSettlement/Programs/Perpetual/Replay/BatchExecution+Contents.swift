import StarkAlgebra

extension Perpetual.BatchExecution {
  /// Compares what the file says of the places that the batch touches: what stands there before,
  /// the paths to it in the trees of `state`, and what stands there afterwards.
  ///
  /// Of a state that these paths have shown they say nothing new. No hash binds funding timestamps
  /// from before the batch, so they are not compared.
  func compareContents(
    _ contents: Perpetual.BatchContents,
    from state: Perpetual.State,
    with claims: inout Perpetual.FieldComparison,
    counts: inout OperationCounts
  ) {
    let positions = positions.changes.sorted { $0.key < $1.key }
    let orders = orders.changes.sorted { $0.key < $1.key }
    if !contents.positions.isEmpty {
      let before = positions.map { id, change in
        var position = change.first
        let claim = contents.positions[id]?.position
        position.fundingTimestamp = claim?.fundingTimestamp ?? position.fundingTimestamp
        return (id, position)
      }
      claims.compare("prev_positions", before, contents.positions, counts: &counts)
    }
    if !contents.orders.isEmpty {
      claims.compare("prev_orders", orders.map { ($0, $1.first) }, contents.orders)
    }
    if let paths = contents.paths {
      let name = "prev_tree_auth_paths"
      claims.compare(name + ".positions", positions.map(\.key), paths.positions, state.positions)
      claims.compare(name + ".orders", orders.map(\.key), paths.orders, state.orders)
    }
    if let claimed = contents.nextPositions {
      let after = positions.map { ($0, $1.last) }
      claims.compare("new_positions", after, claimed, counts: &counts)
    }
    if let claimed = contents.nextOrders {
      claims.compare("new_orders", orders.map { ($0, $1.last) }, claimed)
    }
  }
}

extension Perpetual.FieldComparison {
  /// Compares positions by their ids, and then the hashes that are claimed for them.
  fileprivate mutating func compare(
    _ path: String,
    _ positions: [(id: UInt64, position: Perpetual.Position)],
    _ claimed: [UInt64: Perpetual.ClaimedPosition],
    counts: inout OperationCounts
  ) {
    compareIDs(path, positions.map(\.id), claimed)
    for (id, position) in positions {
      guard let claim = claimed[id] else { continue }
      compare("\(path).\(id).", position, claim.position)
    }
    guard difference == nil else { return }
    let hashed = positions.compactMap { id, position in
      claimed[id]?.hash.map { (id: id, position: position, hash: $0) }
    }
    let hashes = Perpetual.Position.hashes(of: hashed.map(\.position), counts: &counts)
    for (claim, hash) in zip(hashed, hashes) {
      compare("\(path).\(claim.id).hash", hash, claim.hash)
    }
  }

  /// Compares two positions; `path` is what stands before the names of their fields.
  private mutating func compare(
    _ path: String,
    _ expected: Perpetual.Position,
    _ found: Perpetual.Position
  ) {
    guard difference == nil, expected != found else { return }
    compare(path + "public_key", expected.publicKey, found.publicKey)
    compare(path + "collateral_balance", expected.collateral, found.collateral)
    compare(path + "assets", expected.assets, found.assets) {
      $0.compare($1 + ".asset_id", $2.asset, $3.asset)
      $0.compare($1 + ".balance", $2.balance, $3.balance)
      $0.compare($1 + ".cached_funding_index", $2.cachedFundingIndex, $3.cachedFundingIndex)
    }
    compare(path + "funding_timestamp", expected.fundingTimestamp, found.fundingTimestamp)
  }

  /// Compares how much of each order is fulfilled.
  fileprivate mutating func compare(
    _ path: String,
    _ orders: [(id: UInt64, fill: Perpetual.OrderFill)],
    _ claimed: [UInt64: UInt64]
  ) {
    compareIDs(path, orders.map(\.id), claimed)
    for (id, fill) in orders {
      guard let claim = claimed[id] else { continue }
      compare("\(path).\(id)", fill.amount, claim)
    }
  }

  /// Compares the siblings of leaves with those in a tree that knows the leaves.
  fileprivate mutating func compare<Leaf: TreeLeaf>(
    _ path: String,
    _ ids: [UInt64],
    _ claimed: [UInt64: [Felt252]],
    _ tree: SparseTree<Leaf>
  ) {
    compareIDs(path, ids, claimed)
    for id in ids {
      guard difference == nil, let siblings = claimed[id] else { continue }
      let known = (try? tree.path(of: id))?.siblings ?? []
      compare("\(path).\(id)", known, siblings) { $0.compare($1, $2, $3) }
    }
  }

  /// Compares the ascending ids of touched places with those that the file names.
  private mutating func compareIDs<Claim>(
    _ path: String,
    _ ids: [UInt64],
    _ claimed: [UInt64: Claim]
  ) {
    compare(path, ids, claimed.keys.sorted()) { $0.compare($1, $2, $3) }
  }
}
