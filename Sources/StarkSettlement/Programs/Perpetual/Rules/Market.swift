extension Perpetual {
  /// What positions are measured by: configuration, funding indices and prices.
  package struct Market: Sendable {
    package let configuration: GeneralConfiguration
    package var funding: FundingTable
    /// Ascending by asset.
    package var prices: [AssetPrice]

    package init(
      configuration: GeneralConfiguration,
      funding: FundingTable,
      prices: [AssetPrice]
    ) {
      self.configuration = configuration
      self.funding = funding
      self.prices = prices
    }

    /// The price of `asset`, nil if there is none yet.
    package func price(of asset: SyntheticAssetID) -> UInt64? {
      prices.value(at: asset, by: \.asset)?.price
    }
  }
}
