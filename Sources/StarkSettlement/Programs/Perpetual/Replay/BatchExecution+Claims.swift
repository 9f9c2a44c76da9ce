import StarkAlgebra

extension Perpetual.BatchExecution {
  /// Compares everything that the file claims with what the run came to.
  ///
  /// The claimed roots and the claimed system time are inputs of the program, so they come first.
  func checkClaims(
    of batch: Perpetual.Batch,
    next: Perpetual.State,
    output: Perpetual.Output,
    counts: inout OperationCounts
  ) throws(Perpetual.ReplayFault) {
    var claims = Perpetual.FieldComparison()
    claims.compare("new_shared_state.", next.shared, batch.next)
    if let difference = claims.difference { throw .contradiction(difference) }
    if let contradiction { throw .contradiction(contradiction) }
    let hashes = batch.claims
    claims.compareClaim(
      "general_config.general_config_hash",
      output.configurationHash,
      hashes.configurationHash
    )
    for (index, asset) in output.assetHashes.enumerated() {
      claims.compareClaim(
        "general_config.synthetic_assets_info[\(index)].config_hash",
        asset.hash,
        hashes.assetHashes[index]
      )
    }
    if let claimed = hashes.previousHash {
      let path = "prev_shared_state.shared_state_hash"
      claims.compare(path, output.previous.hash(counts: &counts), claimed)
    }
    if let claimed = hashes.nextHash {
      claims.compare(
        "new_shared_state.shared_state_hash",
        output.next.hash(counts: &counts),
        claimed
      )
    }
    compareNextContents(batch.contents, with: &claims, counts: &counts)
    if let difference = claims.difference { throw .contradiction(difference) }
  }

  /// Compares what the file says stands at touched places after the batch.
  private func compareNextContents(
    _ contents: Perpetual.BatchContents,
    with claims: inout Perpetual.FieldComparison,
    counts: inout OperationCounts
  ) {
    if let claimed = contents.nextPositions {
      let changes = positions.changes.sorted { $0.key < $1.key }
      claims.compare("new_positions", changes.map(\.key), claimed.keys.sorted()) {
        $0.compare($1, $2, $3)
      }
      for (id, change) in changes {
        guard let claim = claimed[id] else { continue }
        claims.compare("new_positions.\(id).", change.last, claim.position)
      }
      let hashed = changes.compactMap { id, change in
        claimed[id]?.hash.map { (id: id, position: change.last, hash: $0) }
      }
      let hashes = Perpetual.Position.hashes(of: hashed.map(\.position), counts: &counts)
      for (claim, hash) in zip(hashed, hashes) {
        claims.compare("new_positions.\(claim.id).hash", hash, claim.hash)
      }
    }
    if let claimed = contents.nextOrders {
      let changes = orders.changes.sorted { $0.key < $1.key }
      claims.compare("new_orders", changes.map(\.key), claimed.keys.sorted()) {
        $0.compare($1, $2, $3)
      }
      for (id, change) in changes {
        guard let claim = claimed[id] else { continue }
        claims.compare("new_orders.\(id)", change.last.amount, claim)
      }
    }
  }
}

extension Perpetual.FieldComparison {
  /// Compares two positions; `path` is what stands before the names of their fields.
  fileprivate mutating func compare(
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

  /// Compares a value with what a file claims of it, if it does.
  fileprivate mutating func compareClaim(
    _ field: String,
    _ value: Felt252,
    _ claimed: Felt252?
  ) {
    guard let claimed else { return }
    compare(field, value, claimed)
  }
}
