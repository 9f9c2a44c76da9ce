import StarkAlgebra

extension Perpetual.BatchExecution {
  /// What the program puts out after a run.
  func output(
    from previous: Perpetual.State,
    to next: Perpetual.State,
    counts: inout OperationCounts
  ) -> Perpetual.Output {
    let assetHashes = configuration.assets.map { asset in
      Perpetual.AssetConfigurationHash(asset: asset.id, hash: asset.hash(counts: &counts))
    }
    return Perpetual.Output(
      configurationHash: configuration.hash(counts: &counts),
      availability: configuration.availability,
      assetHashes: assetHashes,
      previous: previous.shared,
      next: next.shared,
      minimumExpiration: minimumExpiration,
      modifications: modifications,
      forcedActions: forcedActions,
      conditions: conditions,
      data: configuration.availability == .rollup ? publishedData : nil
    )
  }

  /// The funding tables of the batch, and every position that it touched.
  private var publishedData: Perpetual.PublishedData {
    Perpetual.PublishedData(
      fundingTicks: fundingTicks,
      positions: positions.changes.sorted { $0.key < $1.key }.map { id, change in
        Perpetual.PositionChange(
          position: id,
          publicKey: change.last.publicKey,
          collateral: change.last.collateral,
          fundingTimestamp: change.last.fundingTimestamp,
          balances: change.last.changedBalances(since: change.first)
        )
      }
    )
  }
}

extension Perpetual.Position {
  /// The balances that are not as in `first`, those given up with 0; ascending by asset.
  fileprivate func changedBalances(since first: Self) -> [Perpetual.AssetBalance] {
    let removed = first.assets.map(\.asset).filter { balance(of: $0) == 0 }
    return (assets.map(\.asset) + removed)
      .filter { balance(of: $0) != first.balance(of: $0) }
      .sorted()
      .map { Perpetual.AssetBalance(asset: $0, balance: balance(of: $0)) }
  }
}
