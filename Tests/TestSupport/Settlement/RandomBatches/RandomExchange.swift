import StarkAlgebra
import StarkSettlement

/// A configuration with the keys behind it, drawn at random.
struct RandomExchange: Sendable {
  let configuration: Perpetual.GeneralConfiguration
  let feeKey: TestKey
  let oracles: [TestKey]
  /// The first price of each asset.
  let prices: [Perpetual.SyntheticAssetID: UInt64]

  init(
    availability: Perpetual.DataAvailability,
    positionsHeight: Int? = nil,
    from generator: inout SeededGenerator
  ) {
    let oracles = (0..<4).map { _ in TestKey(seed: generator.next()) }
      .sorted { $0.publicKey.integer < $1.publicKey.integer }
    let isByBalance = generator.oneIn(3)
    var ids: Set<Perpetual.SyntheticAssetID> = []
    while ids.count < 4 {
      let drawn = UInt128(generator.next()) << 64 | UInt128(generator.next())
      let id = generator.oneIn(10) ? 0 : drawn >> 8
      if let id = Perpetual.SyntheticAssetID(id) { ids.insert(id) }
    }
    let assets = ids.sorted().map { id in
      RandomExchange.asset(id, oracles: oracles, isByBalance: isByBalance, from: &generator)
    }
    feeKey = TestKey(seed: generator.next())
    self.oracles = oracles
    let firstPrices = assets.map {
      ($0.id, UInt64.random(in: 1 << 30...1 << 34, using: &generator))
    }
    prices = Dictionary(uniqueKeysWithValues: firstPrices)
    configuration = Perpetual.GeneralConfiguration(
      maximumFundingRate: UInt64.random(in: 1...5000, using: &generator),
      collateral: Felt252(reducing: UInt256(generator.next(), generator.next(), generator.next())),
      collateralResolution: 1_000_000,
      feePosition: UInt64.random(in: 1...1 << 30, using: &generator),
      feeKey: feeKey.publicKey,
      assets: assets,
      positionsHeight: positionsHeight ?? generator.choice([31, 48, 64]),
      ordersHeight: 64,
      priceValidityPeriod: generator.choice([0, 600, 86_400]),
      fundingValidityPeriod: generator.choice([14_400, 604_800]),
      availability: availability,
      isRiskByBalanceOnly: isByBalance
    )
  }

  private static func asset(
    _ id: Perpetual.SyntheticAssetID,
    oracles: [TestKey],
    isByBalance: Bool,
    from generator: inout SeededGenerator
  ) -> Perpetual.AssetConfiguration {
    let bound: UInt128 = isByBalance ? 1 << 33 : 1 << 66
    let segmentCount = Int.random(in: 1...3, using: &generator)
    var risk = UInt64.random(in: 1 << 26...1 << 28, using: &generator)
    let segments = (1...segmentCount).map { place in
      let isLast = place == segmentCount
      let segment = Perpetual.RiskSegment(
        upperBound: isLast ? .max : bound << UInt128(2 * place),
        risk: risk
      )
      risk += UInt64.random(in: 1 << 24...1 << 28, using: &generator)
      return segment
    }
    let signers = (0..<Int.random(in: 1...4, using: &generator)).map { oracles[$0].publicKey }
    return Perpetual.AssetConfiguration(
      id: id,
      resolution: generator.choice([1_000_000, 100_000_000, 10_000_000_000]),
      riskSegments: segments,
      signedIDs: (0..<Int.random(in: 1...2, using: &generator)).map { _ in
        Felt252(reducing: UInt256(generator.next(), generator.next(), generator.next() >> 24))
      },
      quorum: UInt64(Int.random(in: 1...signers.count, using: &generator)),
      signers: signers.shuffled(using: &generator)
    )
  }
}
