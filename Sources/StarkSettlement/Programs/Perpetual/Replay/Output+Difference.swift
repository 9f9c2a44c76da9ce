import StarkAlgebra

extension Perpetual.Output {
  /// The first field of this output, in the order of its words, that is not as in `found`.
  package func difference(from found: Self) -> Perpetual.FieldDifference? {
    var comparison = Perpetual.FieldComparison()
    comparison.compare("general_config_hash", configurationHash, found.configurationHash)
    comparison.compare("data_availability_mode", availability, found.availability)
    comparison.compare("asset_configs", assetHashes, found.assetHashes) {
      $0.compare($1 + ".asset_id", $2.asset, $3.asset)
      $0.compare($1 + ".config_hash", $2.hash, $3.hash)
    }
    comparison.compare("prev_shared_state.", previous, found.previous)
    comparison.compare("new_shared_state.", next, found.next)
    comparison.compare(
      "minimum_expiration_timestamp",
      minimumExpiration,
      found.minimumExpiration
    )
    comparison.compare("modifications", modifications, found.modifications) {
      $0.compare($1 + ".owner_key", $2.ownerKey, $3.ownerKey)
      $0.compare($1 + ".position_id", $2.position, $3.position)
      $0.compare($1 + ".delta", $2.delta, $3.delta)
    }
    comparison.compare("forced_actions", forcedActions, found.forcedActions) {
      $0.compare($1, $2, $3)
    }
    comparison.compare("conditions", conditions, found.conditions) { $0.compare($1, $2, $3) }
    comparison.compare("onchain_data", data, found.data)
    return comparison.difference
  }
}

extension Perpetual.FieldComparison {
  /// Compares the published data of two outputs, if they publish any.
  fileprivate mutating func compare(
    _ path: String,
    _ expected: Perpetual.PublishedData?,
    _ found: Perpetual.PublishedData?
  ) {
    guard let expected, let found else {
      compare(path + " present", expected != nil, found != nil)
      return
    }
    compare(path + ".funding_ticks", expected.fundingTicks, found.fundingTicks) {
      $0.compare($1 + ".timestamp", $2.timestamp, $3.timestamp)
      $0.compare($1 + ".funding_indices", $2.indices, $3.indices) {
        $0.compare($1 + ".asset_id", $2.asset, $3.asset)
        $0.compare($1 + ".funding_index", $2.index, $3.index)
      }
    }
    compare(path + ".positions", expected.positions, found.positions) {
      $0.compare($1 + ".position_id", $2.position, $3.position)
      $0.compare($1 + ".public_key", $2.publicKey, $3.publicKey)
      $0.compare($1 + ".collateral_balance", $2.collateral, $3.collateral)
      $0.compare($1 + ".funding_timestamp", $2.fundingTimestamp, $3.fundingTimestamp)
      $0.compare($1 + ".assets", $2.balances, $3.balances) {
        $0.compare($1 + ".asset_id", $2.asset, $3.asset)
        $0.compare($1 + ".balance", $2.balance, $3.balance)
      }
    }
  }
}
