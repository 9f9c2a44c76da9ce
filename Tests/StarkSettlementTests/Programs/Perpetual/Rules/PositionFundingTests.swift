import StarkAlgebra
import StarkSettlement
import Testing

@Suite("Funding of positions")
struct PositionFundingTests {
  private typealias Case = (collateral: Int64, holdings: [(Int64, Int64)], expected: Int64?)

  /// Balances and changes of the index since they were cached.
  private static let cases: [Case] = [
    // Whole quanta: longs pay a rising index, shorts receive it.
    (10, [(5, 1 << 32)], 5),
    (10, [(-5, 1 << 32)], 15),
    (10, [(5, -(1 << 32))], 15),
    // The floor is towards minus infinity.
    (0, [(1, 1)], -1),
    (0, [(-1, 1)], 0),
    (0, [(-1, (1 << 32) - 1)], 0),
    (0, [(-1, 1 << 32)], 1),
    // One floor for the sum, not one for each asset.
    (0, [(1, 1), (1, 1)], -1),
    (0, [(1, 1), (-1, 1)], 0),
    (0, [(1, 1 << 31), (1, 1 << 31)], -1),
    (0, [(1, 1 << 31), (1, (1 << 31) + 1)], -2),
    // The largest changes cancel exactly.
    (7, [(.max, .max), (-.max, .max)], 7),
    (7, [(.min, .max), (.max, .max)], .init(7) + (1 << 31) - 1),
    // Both ends of the range of a balance.
    (.max, [(-1, (1 << 32) - 1)], .max),
    (.max, [(-1, 1 << 32)], nil),
    (.min, [(1, 0)], .min),
    (.min, [(1, 1)], nil),
    (0, [(.max, .max)], nil),
  ]

  @Test("rounds the whole sum down once, and stays in the range of balances")
  func floors() throws {
    for (collateral, holdings, expected) in Self.cases {
      var position = Perpetual.Position.owned(by: 2, collateral)
      var scene = Scene()
      scene.funding = Perpetual.FundingTable(indices: [], timestamp: 1234)
      for (number, (balance, change)) in holdings.enumerated() {
        let asset = Perpetual.SyntheticAssetID.number(UInt64(number) + 1)
        position.assets.append(
          Perpetual.Holding(asset: asset, balance: balance, cachedFundingIndex: 0)
        )
        scene.funding.indices.append(Perpetual.FundingIndex(asset: asset, index: change))
      }
      let market = try scene.market()
      guard let expected else {
        let violation = #expect(throws: Perpetual.RuleViolation.self) {
          try position.funded(in: market)
        }
        #expect(violation?.rule == .fundedCollateral)
        #expect(violation?.starkExError == nil)
        continue
      }
      let funded = try position.funded(in: market)
      #expect(funded.collateral == expected, "\(collateral) \(holdings)")
      #expect(funded.fundingTimestamp == 1234)
      #expect(funded.assets.map(\.cachedFundingIndex) == holdings.map(\.1))
      #expect(funded.assets.map(\.balance) == holdings.map(\.0))
    }
  }

  @Test("the change counts from what was cached, over the whole range of indices")
  func wholeRange() throws {
    var scene = Scene()
    scene.funding.indices = [Perpetual.FundingIndex(asset: Scene.asset, index: .max)]
    var position = Perpetual.Position.owned(by: 2, 0, [Scene.asset: -2])
    position.assets[0].cachedFundingIndex = .min
    // 2·(2⁶⁴ − 1) / 2³², rounded down.
    #expect(try position.funded(in: scene.market()).collateral == (1 << 33) - 1)
  }

  @Test("an asset without an index cannot be funded")
  func missingIndex() throws {
    let position = Perpetual.Position.owned(by: 2, 0, [Scene.quiet: 1])
    let market = try Scene().market()
    let violation = #expect(throws: Perpetual.RuleViolation.self) {
      try position.funded(in: market)
    }
    #expect(violation?.rule == .fundingIndexMissing)
    #expect(violation?.starkExError == nil)
  }
}

extension Scene {
  /// What positions are measured by in the scene.
  func market() throws -> Perpetual.Market {
    Perpetual.Market(
      configuration: try batch([]).configuration,
      funding: funding,
      prices: prices
    )
  }
}
