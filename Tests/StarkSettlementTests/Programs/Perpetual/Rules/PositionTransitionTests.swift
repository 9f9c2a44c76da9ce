import StarkSettlement
import Testing

@Suite("Valid transitions of positions")
struct PositionTransitionTests {
  private typealias Holdings = [(Perpetual.SyntheticAssetID, Int64)]

  private func check(
    _ before: (Int64, Holdings),
    _ after: (Int64, Holdings),
    _ rule: Perpetual.Rule? = nil,
    _ error: StarkExError? = nil,
    in scene: Scene = Scene(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let market = try scene.market()
    let old = Perpetual.Position.owned(by: 2, before.0, holdings: before.1)
    let new = Perpetual.Position.owned(by: 2, after.0, holdings: after.1)
    guard let rule else {
      #expect(throws: Never.self, sourceLocation: sourceLocation) {
        try old.checkTransition(to: new, in: market)
      }
      return
    }
    let violation = #expect(throws: Perpetual.RuleViolation.self, sourceLocation: sourceLocation) {
      try old.checkTransition(to: new, in: market)
    }
    #expect(violation?.rule == rule, sourceLocation: sourceLocation)
    #expect(violation?.starkExError == error, sourceLocation: sourceLocation)
  }

  // All prices are 1 and all risks ¼, so that a holding of 400 carries a risk of 100.

  @Test("a value that equals the risk is enough, whatever was before")
  func leverage() throws {
    try check((0, []), (-300, [(Scene.asset, 400)]))
    try check((0, []), (-301, [(Scene.asset, 400)]), .enlargedHolding, .enlargesSyntheticHoldings)
    try check((0, []), (500, [(Scene.asset, -400)]))
    try check((0, []), (499, [(Scene.asset, -400)]), .enlargedHolding, .enlargesSyntheticHoldings)
    try check((-5, []), (0, []))
  }

  @Test("a position that is not well leveraged holds no more of anything than before")
  func holdings() throws {
    let asset = Scene.asset
    // 400 long with a value of 50, half of its risk.
    let before: (Int64, Holdings) = (-350, [(asset, 400)])
    let error = StarkExError.enlargesSyntheticHoldings
    try check(before, (-350, [(asset, 400)]))
    try check(before, (-351, [(asset, 401)]), .enlargedHolding, error)
    try check(before, (-349, [(asset, 399)]))
    try check(before, (-350 + 401, [(asset, -1)]))
    try check(before, (1000 - 1051, [(asset, 400), (Scene.other, 1)]))
    try check(before, (-351, [(asset, 400), (Scene.other, 1)]), .enlargedHolding, error)
    // The other sign, well out of leverage.
    try check((-1000, [(asset, 400)]), (-600, [(asset, -1)]), .enlargedHolding, error)
    try check((450, [(asset, -400)]), (451, [(asset, -401)]), .enlargedHolding, error)
    try check((450, [(asset, -400)]), (449, [(asset, -399)]))
    try check((450, [(asset, -400)]), (49, [(asset, 1)]))
    // Something given up altogether, with another holding left.
    let two: (Int64, Holdings) = (-750, [(asset, 400), (Scene.other, 400)])
    try check(two, (-350, [(Scene.other, 400)]))
    try check(two, (-350, [(Scene.quiet, 1)]), .priceMissing, nil)
  }

  @Test("value over risk does not fall")
  func ratio() throws {
    let asset = Scene.asset
    // 50/100 before; half of the holding may keep a value of 25 and no less.
    let before: (Int64, Holdings) = (-350, [(asset, 400)])
    try check(before, (-175, [(asset, 200)]))
    try check(before, (-176, [(asset, 200)]), .valueRiskRatio, .reducesValueRiskRatio)
    try check(before, (-349, [(asset, 400)]))
    try check(before, (-351, [(asset, 400)]), .valueRiskRatio, .reducesValueRiskRatio)
    // A value below 0: −50/100, so half may have −25.
    try check((-450, [(asset, 400)]), (-225, [(asset, 200)]))
    try check(
      (-450, [(asset, 400)]),
      (-226, [(asset, 200)]),
      .valueRiskRatio,
      .reducesValueRiskRatio
    )
    // With no risk left nothing below 0 will do.
    try check((-450, [(asset, 400)]), (0, []))
    try check((-450, [(asset, 400)]), (-1, []), .valueRiskRatio, .reducesValueRiskRatio)
  }

  @Test("without any risk before, the value does not fall")
  func withoutRisk() throws {
    try check((-5, []), (-5, []))
    try check((-5, []), (-4, []))
    try check((-5, []), (-6, []), .valueWithoutRisk, .noRiskReducesValue)
    try check((0, []), (-1, []), .valueWithoutRisk, .noRiskReducesValue)
  }

  @Test("totals out of range come first: those after, then those before, then the holdings")
  func precedence() throws {
    var scene = Scene()
    scene.prices[0] = Perpetual.AssetPrice(asset: Scene.asset, price: 1 << 40)
    let tooMuch: (Int64, Holdings) = (0, [(Scene.asset, -(1 << 56))])
    try check((0, []), tooMuch, .totalValue, .totalValueOutOfRange, in: scene)
    try check(
      tooMuch,
      (-1, [(Scene.other, 1)]),
      .totalValue,
      .totalValueOutOfRange,
      in: scene
    )
    // After a well leveraged position nobody asks what was before.
    try check(tooMuch, (10, [(Scene.other, 1)]), in: scene)
  }
}
