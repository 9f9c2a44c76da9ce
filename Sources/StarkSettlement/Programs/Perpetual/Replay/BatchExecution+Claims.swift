import StarkAlgebra
import StarkFaults

extension Perpetual.BatchExecution {
  /// Compares everything that the file claims with what the run came to.
  ///
  /// The claimed roots and the claimed system time are inputs of the program, so they come first.
  func checkClaims(
    of batch: Perpetual.Batch,
    from state: Perpetual.State,
    output: Perpetual.Output,
    counts: inout OperationCounts
  ) throws(Fault) {
    var claims = Perpetual.FieldComparison()
    claims.compare("new_shared_state.", output.next, batch.next)
    if let difference = claims.difference { throw .replayContradiction(difference) }
    if let contradiction { throw .replayContradiction(contradiction) }
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
    compareContents(batch.contents, from: state, with: &claims, counts: &counts)
    if let difference = claims.difference { throw .replayContradiction(difference) }
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
