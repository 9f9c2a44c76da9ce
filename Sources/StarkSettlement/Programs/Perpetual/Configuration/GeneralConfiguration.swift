package import StarkAlgebra

extension Perpetual {
  /// What the operator has configured for the whole exchange.
  package struct GeneralConfiguration: Hashable, Sendable {
    /// The largest change of a funding index per second and price, 32 fractional bits.
    package let maximumFundingRate: UInt64
    package let collateral: Felt252
    package let collateralResolution: UInt64
    package let feePosition: UInt64
    package let feeKey: Felt252
    /// Ascending by id.
    package let assets: [AssetConfiguration]
    package let positionsHeight: Int
    package let ordersHeight: Int
    /// In seconds.
    package let priceValidityPeriod: UInt64
    /// In seconds.
    package let fundingValidityPeriod: UInt64
    package let availability: DataAvailability
    /// Whether the risk segment is chosen by balance instead of value.
    package let isRiskByBalanceOnly: Bool

    package init(
      maximumFundingRate: UInt64,
      collateral: Felt252,
      collateralResolution: UInt64,
      feePosition: UInt64,
      feeKey: Felt252,
      assets: [AssetConfiguration],
      positionsHeight: Int,
      ordersHeight: Int,
      priceValidityPeriod: UInt64,
      fundingValidityPeriod: UInt64,
      availability: DataAvailability,
      isRiskByBalanceOnly: Bool
    ) {
      self.maximumFundingRate = maximumFundingRate
      self.collateral = collateral
      self.collateralResolution = collateralResolution
      self.feePosition = feePosition
      self.feeKey = feeKey
      self.assets = assets
      self.positionsHeight = positionsHeight
      self.ordersHeight = ordersHeight
      self.priceValidityPeriod = priceValidityPeriod
      self.fundingValidityPeriod = fundingValidityPeriod
      self.availability = availability
      self.isRiskByBalanceOnly = isRiskByBalanceOnly
    }

    /// The configuration of `asset`, nil if it has none; a binary search.
    package func asset(_ asset: SyntheticAssetID) -> AssetConfiguration? {
      assets.value(at: asset, by: \.id)
    }
  }

  /// Where the data of positions is published.
  package enum DataAvailability: Int, Sendable {
    /// With a committee, off chain.
    case validium = 0
    /// In the output of the proof, on chain.
    case rollup = 1
  }
}
