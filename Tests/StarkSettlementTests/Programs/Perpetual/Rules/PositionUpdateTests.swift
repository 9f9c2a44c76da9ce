import StarkAlgebra
import StarkSettlement
import Testing

@Suite("The basic update of positions")
struct PositionUpdateTests {
  private func outcome(
    _ position: Perpetual.Position,
    key: UInt64,
    _ collateral: Int128,
    _ asset: Perpetual.SyntheticAssetID? = nil,
    _ delta: Int128 = 0,
    in scene: Scene = Scene()
  ) throws -> Perpetual.PositionOutcome {
    try position.applying(
      Perpetual.PositionUpdate(
        key: Felt252(key),
        collateral: collateral,
        trade: asset.map { Perpetual.SyntheticChange(asset: $0, delta: delta) }
      ),
      in: scene.market()
    )
  }

  /// Expects the error, and that the position is then the funded one.
  private func expect(
    _ rule: Perpetual.Rule,
    _ error: StarkExError,
    _ outcome: Perpetual.PositionOutcome,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let violation = #expect(throws: Perpetual.RuleViolation.self, sourceLocation: sourceLocation) {
      try outcome.result.get()
    }
    #expect(violation?.rule == rule, sourceLocation: sourceLocation)
    #expect(violation?.starkExError == error, sourceLocation: sourceLocation)
    #expect(outcome.position == outcome.funded, sourceLocation: sourceLocation)
  }

  @Test("adds collateral and a holding at the current index, ascending by asset")
  func additions() throws {
    var scene = Scene()
    scene.funding = Perpetual.FundingTable(
      indices: [Scene.asset, Scene.other].map { Perpetual.FundingIndex(asset: $0, index: 9) },
      timestamp: 1500
    )
    let position = Perpetual.Position.owned(by: 2, 1000, [Scene.other: 10])
    let updated = try outcome(position, key: 2, -5, Scene.asset, 7, in: scene).result.get()
    #expect(updated.collateral == 1000 - 5 - 1)
    #expect(updated.assets.map(\.asset) == [Scene.asset, Scene.other])
    #expect(updated.assets.map(\.balance) == [7, 10])
    #expect(updated.assets.map(\.cachedFundingIndex) == [9, 9])
    #expect(updated.fundingTimestamp == 1500)
    #expect(updated.publicKey == 2)
  }

  @Test("a holding of nothing is dropped, and an empty position has no owner and no time")
  func removal() throws {
    let position = Perpetual.Position.owned(by: 2, 0, [Scene.asset: 10])
    let updated = try outcome(position, key: 2, 10, Scene.asset, -10).result.get()
    #expect(updated == .owned(by: 2, 10))
    #expect(try outcome(updated, key: 2, -10).result.get() == .empty)
    #expect(try outcome(position, key: 2, 0, Scene.asset, -10).result.get() == .empty)
  }

  @Test("a change of nothing in an asset that is not held adds no holding")
  func zeroDelta() throws {
    let position = Perpetual.Position.owned(by: 2, 10)
    #expect(try outcome(position, key: 2, 0, Scene.asset, 0).result.get() == position)
  }

  @Test("the key is that of the position, unless that is empty")
  func keys() throws {
    let position = Perpetual.Position.owned(by: 2, 10)
    #expect(try outcome(position, key: 2, 1).result.get() == .owned(by: 2, 11))
    expect(.publicKey, .invalidPublicKey, try outcome(position, key: 3, 1))
    #expect(try outcome(.empty, key: 3, 1).result.get() == .owned(by: 3, 1))
  }

  @Test("without a key the position must have one, or nothing may change")
  func unknownOwner() throws {
    let position = Perpetual.Position.owned(by: 2, 10)
    #expect(try outcome(position, key: 0, 1).result.get() == .owned(by: 2, 11))
    expect(.publicKey, .invalidPublicKey, try outcome(.empty, key: 0, 1))
    expect(.publicKey, .invalidPublicKey, try outcome(.empty, key: 0, 0, Scene.asset, 1))
    let untouched = try outcome(.empty, key: 0, 0, Scene.asset, 0).result.get()
    #expect(untouched.holdsNothing)
    #expect(untouched.publicKey == .zero)
    // The program writes the funded position, with the time of the funding.
    #expect(untouched.fundingTimestamp == 1000)
  }

  @Test("a traded asset has a price, then an index")
  func tradable() throws {
    let position = Perpetual.Position.owned(by: 2, 10)
    expect(
      .priceMissing,
      .missingOraclePrice,
      try outcome(position, key: 3, 0, Scene.quiet, 0)
    )
    var scene = Scene()
    scene.prices.append(Perpetual.AssetPrice(asset: Scene.quiet, price: 1))
    let noIndex = try outcome(position, key: 3, 0, Scene.quiet, 0, in: scene)
    expect(.fundingIndexMissing, .missingFundingIndex, noIndex)
    scene.funding.indices.append(Perpetual.FundingIndex(asset: Scene.quiet, index: 0))
    let wrongKey = try outcome(position, key: 3, 0, Scene.quiet, 0, in: scene)
    expect(.publicKey, .invalidPublicKey, wrongKey)
    #expect(
      try outcome(position, key: 2, 0, Scene.quiet, 1, in: scene).result.get().assets.count == 1
    )
  }

  @Test("collateral stays in −2⁶³ ..< 2⁶³")
  func collateralRange() throws {
    let high = Perpetual.Position.owned(by: 2, .max - 1)
    #expect(try outcome(high, key: 2, 1).result.get() == .owned(by: 2, .max))
    expect(.balanceRange, .balanceOutOfRange, try outcome(high, key: 2, 2))
    let low = Perpetual.Position.owned(by: 2, .min + 1)
    expect(.valueWithoutRisk, .noRiskReducesValue, try outcome(low, key: 2, -1))
    expect(.balanceRange, .balanceOutOfRange, try outcome(low, key: 2, -2))
  }

  @Test("a holding stays in −2⁶³ ..< 2⁶³, and its risk cannot be computed at the lowest")
  func holdingRange() throws {
    var scene = Scene()
    scene.prices = [Perpetual.AssetPrice(asset: Scene.asset, price: 1)]
    let long = Perpetual.Position.owned(by: 2, 1 << 40, [Scene.asset: .max - 1])
    let updated = try outcome(long, key: 2, 0, Scene.asset, 1, in: scene).result.get()
    #expect(updated.assets.first?.balance == .max)
    let above = try outcome(long, key: 2, 0, Scene.asset, 2, in: scene)
    expect(.balanceRange, .balanceOutOfRange, above)
    let short = Perpetual.Position.owned(by: 2, 1 << 40, [Scene.asset: .min + 2])
    let lower = try outcome(short, key: 2, 0, Scene.asset, -1, in: scene).result.get()
    #expect(lower.assets.first?.balance == .min + 1)
    let violation = #expect(throws: Perpetual.RuleViolation.self) {
      try outcome(short, key: 2, 0, Scene.asset, -2, in: scene)
    }
    #expect(violation?.rule == .lowestBalance)
    let below = try outcome(short, key: 2, 0, Scene.asset, -3, in: scene)
    expect(.balanceRange, .balanceOutOfRange, below)
  }

  @Test("a position has at most 64 assets")
  func assetCount() throws {
    var scene = Scene()
    scene.configuration.assetCount = 65
    let assets = (1...65).map { Perpetual.SyntheticAssetID.number(16 * $0) }
    scene.prices = assets.map { Perpetual.AssetPrice(asset: $0, price: Scene.one) }
    scene.funding.indices = assets.map { Perpetual.FundingIndex(asset: $0, index: 0) }
    var position = Perpetual.Position.owned(by: 2, 100, holdings: assets.prefix(63).map { ($0, 1) })
    position = try outcome(position, key: 2, 0, assets[63], 1, in: scene).result.get()
    #expect(position.assets.count == 64)
    let tooMany = try outcome(position, key: 2, 0, assets[64], 1, in: scene)
    expect(.positionAssetCount, .tooManyAssetsInPosition, tooMany)
    // Another balance of one of the 64 is no 65th.
    #expect(
      try outcome(position, key: 2, 0, assets[3], 1, in: scene).result.get().assets.count == 64
    )
  }

  @Test("errors come in the order of the program")
  func precedence() throws {
    let position = Perpetual.Position.owned(by: 2, .max)
    let both = try outcome(position, key: 3, 1, Scene.quiet, 1)
    expect(.priceMissing, .missingOraclePrice, both)
    expect(.publicKey, .invalidPublicKey, try outcome(position, key: 3, 1))
    let ranges = try outcome(position, key: 2, 1, Scene.asset, 1 << 64)
    expect(.balanceRange, .balanceOutOfRange, ranges)
  }

  @Test("a failing update still pays funding")
  func fundedOnFailure() throws {
    var scene = Scene()
    scene.funding.indices[0] = Perpetual.FundingIndex(asset: Scene.asset, index: 1 << 32)
    let position = Perpetual.Position.owned(by: 2, 10, [Scene.asset: 4])
    let failed = try outcome(position, key: 3, 1, in: scene)
    expect(.publicKey, .invalidPublicKey, failed)
    #expect(failed.position.collateral == 6)
    #expect(failed.position.assets.first?.cachedFundingIndex == 1 << 32)
  }
}
