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
    if let difference = next.shared.difference(from: batch.next) {
      throw .contradiction("new_shared_state." + difference.field, difference)
    }
    if let contradiction { throw .contradiction(contradiction) }
    var claims = Perpetual.FieldComparison()
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
    if let difference = claims.difference { throw .contradiction(difference.field, difference) }
  }

  /// Compares what the file says stands at touched places after the batch.
  private func compareNextContents(
    _ contents: Perpetual.BatchContents,
    with claims: inout Perpetual.FieldComparison,
    counts: inout OperationCounts
  ) {
    if let claimed = contents.nextPositions {
      claims.compare("new_positions", positions.changes.keys.sorted(), claimed.keys.sorted()) {
        $0.compare($1, $2, $3)
      }
      for (id, change) in positions.changes.sorted(by: { $0.key < $1.key }) {
        guard claims.difference == nil, let claim = claimed[id] else { return }
        claims.compare("new_positions.\(id)", change.last, claim.position)
        guard let hash = claim.hash else { continue }
        claims.compare("new_positions.\(id).hash", change.last.hash(counts: &counts), hash)
      }
    }
    if let claimed = contents.nextOrders {
      claims.compare("new_orders", orders.changes.keys.sorted(), claimed.keys.sorted()) {
        $0.compare($1, $2, $3)
      }
      for (id, change) in orders.changes.sorted(by: { $0.key < $1.key }) {
        guard claims.difference == nil, let claim = claimed[id] else { return }
        claims.compare("new_orders.\(id)", change.last.amount, claim)
      }
    }
  }
}

extension Perpetual.FieldComparison {
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

extension Perpetual.ReplayFault {
  fileprivate static func contradiction(
    _ location: String,
    _ difference: Perpetual.FieldDifference
  ) -> Self {
    .contradiction(
      Perpetual.BatchContradiction(
        location: location,
        expected: difference.expected,
        found: difference.found
      )
    )
  }
}
