import StarkAlgebra
import StarkSettlement

extension Perpetual.Output {
  /// A small output whose roots belong to no tree.
  static func example(
    availability: Perpetual.DataAvailability = .rollup,
    withData hasData: Bool = true
  ) -> Perpetual.Output {
    let asset = Perpetual.SyntheticAssetID.example(1)
    func state(time: UInt64) -> Perpetual.SharedState {
      Perpetual.SharedState(
        positionsRoot: 11,
        positionsHeight: 64,
        ordersRoot: 12,
        ordersHeight: 64,
        funding: Perpetual.FundingTable(
          indices: [Perpetual.FundingIndex(asset: asset, index: -3)],
          timestamp: time
        ),
        prices: [],
        systemTime: time
      )
    }
    return Perpetual.Output(
      configurationHash: 10,
      availability: availability,
      assetHashes: [],
      previous: state(time: 100),
      next: state(time: 100),
      minimumExpiration: 7,
      modifications: [Perpetual.Modification(ownerKey: 20, position: 21, delta: 5)],
      forcedActions: [],
      conditions: [],
      data: hasData ? Perpetual.PublishedData(fundingTicks: [], positions: []) : nil
    )
  }
}

extension Perpetual.SyntheticAssetID {
  /// The asset with a small number.
  static func example(_ number: UInt8) -> Self {
    guard let asset = Self(UInt128(number)) else { preconditionFailure("8 bits are below 2^120") }
    return asset
  }
}
