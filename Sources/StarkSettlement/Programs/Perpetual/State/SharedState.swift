package import StarkAlgebra

extension Perpetual {
  /// What is the same for all positions: the roots of both trees, funding, prices and time.
  package struct SharedState: Hashable, Sendable {
    package var positionsRoot: Felt252
    package var positionsHeight: Int
    package var ordersRoot: Felt252
    package var ordersHeight: Int
    package var funding: FundingTable
    /// Ascending by asset.
    package var prices: [AssetPrice]
    package var systemTime: UInt64

    package init(
      positionsRoot: Felt252,
      positionsHeight: Int,
      ordersRoot: Felt252,
      ordersHeight: Int,
      funding: FundingTable,
      prices: [AssetPrice],
      systemTime: UInt64
    ) {
      self.positionsRoot = positionsRoot
      self.positionsHeight = positionsHeight
      self.ordersRoot = ordersRoot
      self.ordersHeight = ordersHeight
      self.funding = funding
      self.prices = prices
      self.systemTime = systemTime
    }
  }

  /// The funding indices of all assets at a time.
  package struct FundingTable: Hashable, Sendable {
    /// Ascending by asset.
    package var indices: [FundingIndex]
    /// In seconds.
    package var timestamp: UInt64

    package init(indices: [FundingIndex], timestamp: UInt64) {
      self.indices = indices
      self.timestamp = timestamp
    }

    /// The index of `asset`, nil if the table has none; a binary search.
    package func index(of asset: SyntheticAssetID) -> Int64? {
      indices.value(at: asset, by: \.asset)?.index
    }
  }

  /// What a long holder of one quantum has paid since the beginning, 32 fractional bits.
  package struct FundingIndex: Hashable, Sendable {
    package let asset: SyntheticAssetID
    package let index: Int64

    package init(asset: SyntheticAssetID, index: Int64) {
      self.asset = asset
      self.index = index
    }
  }

  /// The price of a quantum of an asset in quanta of collateral, 32 fractional bits, at least 1.
  package struct AssetPrice: Hashable, Sendable {
    package let asset: SyntheticAssetID
    package let price: UInt64

    package init(asset: SyntheticAssetID, price: UInt64) {
      self.asset = asset
      self.price = price
    }
  }
}

extension Perpetual.SharedState {
  /// The price of `asset`, nil if there is none yet; a binary search.
  package func price(of asset: Perpetual.SyntheticAssetID) -> UInt64? {
    prices.value(at: asset, by: \.asset)?.price
  }
}
