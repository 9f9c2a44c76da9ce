import StarkSettlement
import Testing

@Suite("Funding and price ticks")
struct TickTests {
  private typealias Text = TransactionText

  @Test("a funding tick replaces the table and moves the time")
  func fundingTick() throws {
    var scene = Scene()
    scene.systemTime = 1005
    let run = try scene.run(
      Text.fundingTick(at: 1005, [(Scene.asset, 1), (Scene.other, -2), (Scene.quiet, 1 << 60)])
    )
    #expect(run.systemTime == 1005)
    #expect(run.market.funding.indices.map(\.index) == [1, -2, 1 << 60])
    #expect(run.market.funding.timestamp == 1005)
    #expect(run.fundingTicks == [run.market.funding])
    try scene.expect(
      .timeGoesBack,
      nil,
      Text.fundingTick(at: 1004, [(Scene.asset, 0), (Scene.other, 0)])
    )
  }

  @Test("a funding tick has all assets of the table before, ascending")
  func fundingAssets() throws {
    let scene = Scene()
    func expect(_ rule: Perpetual.Rule, _ assets: [Perpetual.SyntheticAssetID]) throws {
      try scene.expect(rule, nil, Text.fundingTick(at: 1000, assets.map { ($0, 0) }))
    }
    try expect(.fundingAssetDropped, [])
    try expect(.fundingAssetDropped, [Scene.asset])
    try expect(.fundingAssetDropped, [Scene.other])
    try expect(.fundingAssetDropped, [Scene.asset, Scene.quiet])
    try expect(.fundingOrder, [Scene.asset, Scene.asset])
    try expect(.fundingOrder, [Scene.asset, Scene.other, Scene.asset])
    let before = Perpetual.SyntheticAssetID.number(1)
    try scene.run(
      Text.fundingTick(at: 1000, [before, Scene.asset, Scene.other].map { ($0, 0) })
    )
  }

  @Test("a funding index is in −2⁶³ ..< 2⁶³")
  func indexRange() throws {
    let scene = Scene()
    func tick(_ index: Int128) -> String {
      Text.fundingTick(at: 1000, [(Scene.asset, 0), (Scene.other, 0), (Scene.quiet, index)])
    }
    let edge: Int128 = 1 << 63
    try scene.run(tick(edge - 1))
    try scene.run(tick(-edge))
    try scene.expect(.fundingIndexRange, .fundingIndexOutOfRange, tick(edge))
    try scene.expect(.fundingIndexRange, .fundingIndexOutOfRange, tick(-edge - 1))
  }

  @Test("an index changes by at most rate · price · seconds")
  func fundingCap() throws {
    var scene = Scene()
    // 2²⁰ a second at a price of 1; the time counts from the table before.
    scene.configuration.maximumFundingRate = 1 << 20
    scene.systemTime = 1003
    func tick(_ change: Int128, at timestamp: UInt64 = 1005) -> String {
      Text.fundingTick(at: timestamp, [(Scene.asset, 100 + change), (Scene.other, 0)])
    }
    scene.funding.indices[0] = Perpetual.FundingIndex(asset: Scene.asset, index: 100)
    let cap: Int128 = 5 << 20
    for change in [cap, -cap] { try scene.run(tick(change)) }
    for change in [cap + 1, -cap - 1] { try scene.expect(.fundingCap, nil, tick(change)) }
    try scene.run(tick(3 << 20, at: 1003))
    try scene.expect(.fundingCap, nil, tick((3 << 20) + 1, at: 1003))
    // At three quarters of the price what is left of a fraction does not count.
    scene.configuration.maximumFundingRate = 1
    scene.prices[0] = Perpetual.AssetPrice(asset: Scene.asset, price: 3 << 30)
    try scene.run(tick(3))
    try scene.expect(.fundingCap, nil, tick(4))
  }

  @Test("the cap is exact for the largest numbers, and no time is no change")
  func extremeCap() throws {
    var scene = Scene()
    scene.configuration.maximumFundingRate = .max
    scene.prices[0] = Perpetual.AssetPrice(asset: Scene.asset, price: .max)
    scene.funding.indices[0] = Perpetual.FundingIndex(asset: Scene.asset, index: .min)
    func tick(_ index: Int128, at timestamp: UInt64) -> String {
      Text.fundingTick(at: timestamp, [(Scene.asset, index), (Scene.other, 0)])
    }
    try scene.run(tick(Int128(Int64.max), at: .max))
    try scene.run(tick(Int128(Int64.min), at: 1000))
    try scene.expect(.fundingCap, nil, tick(Int128(Int64.min) + 1, at: 1000))
    // A table from the future, which only a forged state has: only no change at no price.
    scene.funding.timestamp = 2000
    try scene.expect(.fundingCap, nil, tick(Int128(Int64.min), at: 1000))
  }

  @Test("an asset of the table before has a price")
  func fundingPrice() throws {
    var scene = Scene()
    scene.prices.removeLast()
    try scene.expect(
      .priceMissing,
      nil,
      Text.fundingTick(at: 1000, [(Scene.asset, 0), (Scene.other, 0)])
    )
  }

  /// A scene in which oracles have signed prices from 2³² to 2³³ for two assets.
  private static func signed(_ assets: [Perpetual.SyntheticAssetID]) -> Scene {
    var scene = Scene()
    scene.minimumPrices = assets.map { SignedPriceText(asset: $0, price: 1).text }
    scene.maximumPrices = assets.map { SignedPriceText(asset: $0, price: 2).text }
    return scene
  }

  @Test("a price tick takes prices within the signed ones, ends included")
  func priceBounds() throws {
    let scene = Self.signed([Scene.asset, Scene.other])
    let one = Int128(Scene.one)
    for (price, isTaken) in [
      (one - 1, false), (one, true), (2 * one, true), (2 * one + 1, false),
    ] {
      let tick = Text.pricesTick(at: 1000, [(Scene.other, price)])
      if isTaken {
        #expect(try scene.run(tick).market.price(of: Scene.other) == UInt64(price))
      } else {
        try scene.expect(.priceBounds, nil, tick)
      }
    }
  }

  @Test("prices merge into the table, and the others stay")
  func merging() throws {
    let one = Int128(Scene.one)
    let scene = Self.signed([Scene.asset, Scene.quiet])
    let run = try scene.run(
      Text.pricesTick(at: 1000, [(Scene.asset, one + 1), (Scene.quiet, one + 2)])
    )
    #expect(run.market.prices.map(\.asset) == [Scene.asset, Scene.other, Scene.quiet])
    #expect(run.market.prices.map(\.price) == [Scene.one + 1, Scene.one, Scene.one + 2])
    try scene.expect(.priceNotSigned, nil, Text.pricesTick(at: 1000, [(Scene.other, one)]))
  }

  @Test("prices ascend by asset")
  func priceOrder() throws {
    let one = Int128(Scene.one)
    let scene = Self.signed([Scene.asset, Scene.other])
    for assets in [[Scene.other, Scene.asset], [Scene.asset, Scene.asset]] {
      try scene.expect(
        .priceOrder,
        .unsortedOraclePrices,
        Text.pricesTick(at: 1000, assets.map { ($0, one) })
      )
    }
  }

  @Test("a price tick does not go back in time")
  func priceTime() throws {
    let scene = Scene()
    #expect(try scene.run(Text.pricesTick(at: 1001, [])).systemTime == 1001)
    try scene.run(Text.pricesTick(at: 1000, []))
    try scene.expect(.timeGoesBack, nil, Text.pricesTick(at: 999, []))
  }
}
