package import StarkAlgebra

extension Perpetual {
  /// The data that a rollup publishes: enough to follow the positions from batch to batch.
  package struct PublishedData: Hashable, Sendable {
    /// The tables of the funding ticks, in the order of execution.
    package var fundingTicks: [FundingTable]
    /// Every position that was touched, ascending by id.
    package var positions: [PositionChange]

    package init(fundingTicks: [FundingTable], positions: [PositionChange]) {
      self.fundingTicks = fundingTicks
      self.positions = positions
    }
  }

  /// A position after the batch, as far as it is not as before.
  package struct PositionChange: Hashable, Sendable {
    package let position: UInt64
    package let publicKey: Felt252
    package let collateral: Int64
    package let fundingTimestamp: UInt64
    /// The assets whose balance differs from before, with the new one; ascending by asset.
    package let balances: [AssetBalance]

    package init(
      position: UInt64,
      publicKey: Felt252,
      collateral: Int64,
      fundingTimestamp: UInt64,
      balances: [AssetBalance]
    ) {
      self.position = position
      self.publicKey = publicKey
      self.collateral = collateral
      self.fundingTimestamp = fundingTimestamp
      self.balances = balances
    }
  }

  package struct AssetBalance: Hashable, Sendable {
    package let asset: SyntheticAssetID
    /// 0 if the asset was given up.
    package let balance: Int64

    package init(asset: SyntheticAssetID, balance: Int64) {
      self.asset = asset
      self.balance = balance
    }
  }
}
