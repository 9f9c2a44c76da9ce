import StarkSettlement
import Testing

@Suite("Value and risk of positions")
struct PositionStatusTests {
  private static let one = Int128(Scene.one)

  @Test("sums exactly, without rounding")
  func sums() throws {
    var scene = Scene()
    scene.prices = [
      Perpetual.AssetPrice(asset: Scene.asset, price: 3),
      Perpetual.AssetPrice(asset: Scene.other, price: (1 << 32) + 1),
    ]
    let position = Perpetual.Position.owned(by: 2, -5, [Scene.asset: 7, Scene.other: -2])
    let status = try position.status(in: scene.market())
    #expect(status.value == -5 * Self.one + 21 - 2 * (Self.one + 1))
    #expect(status.risk == (21 + 2 * ((UInt128(1) << 32) + 1)) << 30)
  }

  @Test("the total value is in −2⁶³ ..< 2⁶³ quanta, and then the total risk below 2⁶⁴")
  func totalRanges() throws {
    let large: Int64 = 1 << 56
    let cases: [(Int64, [Int64], price: UInt64, risk: UInt64, Perpetual.Rule?)] = [
      (.max, [1], (1 << 32) - 1, 1 << 30, nil),
      (.max, [1], 1 << 32, 1 << 30, .totalValue),
      (.min, [], 1, 1 << 30, nil),
      (.min, [-1], 1, 1 << 30, .totalValue),
      // 2·2⁴⁰·2⁵⁶·2³¹ = 2¹²⁸ is one too many; the value is 0 and 2⁴⁰.
      (0, [large, -large], 1 << 40, 1 << 31, .totalRisk),
      (0, [large, -large + 1], 1 << 40, 1 << 31, nil),
      // One term alone that does not fit into 128 bits, with a value of nothing.
      (0, [.max, -.max], .max, (1 << 32) - 1, .totalRisk),
      // The value is looked at first.
      (0, [.max, .max], .max, (1 << 32) - 1, .totalValue),
    ]
    for (collateral, balances, price, risk, rule) in cases {
      var scene = Scene()
      scene.configuration.segments = [("\(UInt128.max)", risk)]
      let assets = [Scene.asset, Scene.other]
      scene.prices = assets.map { Perpetual.AssetPrice(asset: $0, price: price) }
      let position = Perpetual.Position.owned(
        by: 2,
        collateral,
        holdings: Array(zip(assets, balances))
      )
      let market = try scene.market()
      if let rule {
        let violation = #expect(throws: Perpetual.RuleViolation.self) {
          try position.status(in: market)
        }
        #expect(violation?.rule == rule)
        #expect(
          violation?.starkExError
            == (rule == .totalValue ? .totalValueOutOfRange : .totalRiskOutOfRange)
        )
      } else {
        #expect(throws: Never.self) { try position.status(in: market) }
      }
    }
  }

  @Test("a segment goes up to its bound, by value or by balance")
  func segments() throws {
    var scene = Scene()
    scene.configuration.segments = [("600", 1), ("601", 2), ("\(UInt128.max)", 5)]
    scene.prices[0] = Perpetual.AssetPrice(asset: Scene.asset, price: 2)
    func risk(_ balance: Int64) throws -> UInt128 {
      let position = Perpetual.Position.owned(by: 2, 0, [Scene.asset: balance])
      return try position.status(in: scene.market()).risk / (UInt128(balance.magnitude) * 2)
    }
    #expect(try [300, -300, 301, -301].map(risk) == [1, 1, 5, 5])
    scene.configuration.isRiskByBalanceOnly = true
    #expect(try [300, 600, -601, 602].map(risk) == [1, 1, 2, 5])
  }

  @Test("what is held has a price, a configuration and a balance above −2⁶³")
  func missing() throws {
    var scene = Scene()
    scene.configuration.assetCount = 1
    scene.prices[0] = Perpetual.AssetPrice(asset: Scene.asset, price: 1)
    let market = try scene.market()
    for (holding, rule) in [
      ((Scene.quiet, Int64(1)), Perpetual.Rule.priceMissing),
      ((Scene.other, 1), .configurationMissing),
      ((Scene.asset, .min), .lowestBalance),
    ] {
      let position = Perpetual.Position.owned(by: 2, 0, holdings: [holding])
      let violation = #expect(throws: Perpetual.RuleViolation.self) {
        try position.status(in: market)
      }
      #expect(violation?.rule == rule)
      #expect(violation?.starkExError == nil)
    }
    let lowest = Perpetual.Position.owned(by: 2, 0, [Scene.asset: .min + 1])
    #expect(try lowest.status(in: market).value == Int128(Int64.min) + 1)
  }
}
