extension Perpetual {
  /// What positions are measured by: configuration, funding indices and prices.
  struct Market: Sendable {
    let configuration: GeneralConfiguration
    var funding: FundingTable
    /// Ascending by asset.
    var prices: [AssetPrice]

    /// The price of `asset`, nil if there is none yet.
    func price(of asset: SyntheticAssetID) -> UInt64? {
      prices.value(at: asset, by: \.asset)?.price
    }
  }
}
