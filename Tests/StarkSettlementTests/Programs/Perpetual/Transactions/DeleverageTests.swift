import StarkSettlement
import Testing

@Suite("Deleverages")
struct DeleverageTests {
  private typealias Text = TransactionText

  /// A victim of 400 long at a price of 1 with a value of −50; the taker is 400 short.
  private static var scene: Scene {
    var scene = Scene()
    scene.positions[2] = .owned(by: 2, -450, [Scene.asset: 400])
    scene.positions[3] = .owned(by: 3, 2000, [Scene.asset: -400])
    return scene
  }

  private static func deleverage(
    _ victim: UInt64 = 2,
    by taker: UInt64 = 3,
    buying: Bool = true,
    synthetic: Int128 = 200,
    collateral: Int128
  ) -> String {
    Text.deleverage(victim, by: taker, buying: buying, synthetic: synthetic, collateral: collateral)
  }

  @Test("the price is the one that keeps the victim's value over its risk, to the quantum")
  func price() throws {
    // −50/100 before, so half of the holding takes half of the debt along: 225 for 200.
    let run = try Self.scene.run(Self.deleverage(collateral: 225))
    #expect(try run.position(2) == .owned(by: 2, -225, [Scene.asset: 200]))
    #expect(try run.position(3) == .owned(by: 3, 1775, [Scene.asset: -200]))
    try Self.scene.expect(
      .valueRiskRatio,
      .reducesValueRiskRatio,
      Self.deleverage(collateral: 224)
    )
    try Self.scene.expect(.unfairDeleverage, .unfairDeleverage, Self.deleverage(collateral: 226))
  }

  @Test("closing out a victim leaves it with nothing at all")
  func closeOut() throws {
    let run = try Self.scene.run(Self.deleverage(synthetic: 400, collateral: 450))
    #expect(try run.position(2) == .empty)
    #expect(try run.position(3) == .owned(by: 3, 1550))
    try Self.scene.expect(
      .unfairDeleverage,
      .unfairDeleverage,
      Self.deleverage(synthetic: 400, collateral: 451)
    )
    try Self.scene.expect(
      .valueRiskRatio,
      .reducesValueRiskRatio,
      Self.deleverage(synthetic: 400, collateral: 449)
    )
  }

  @Test("a victim that is short is bought out by one that sells")
  func shortVictim() throws {
    var scene = Scene()
    scene.positions[2] = .owned(by: 2, 350, [Scene.asset: -400])
    scene.positions[3] = .owned(by: 3, 2000, [Scene.asset: 400])
    let run = try scene.run(Self.deleverage(buying: false, collateral: 175))
    #expect(try run.position(2) == .owned(by: 2, 175, [Scene.asset: -200]))
    try scene.expect(
      .unfairDeleverage,
      .unfairDeleverage,
      Self.deleverage(buying: false, collateral: 174)
    )
    try scene.expect(
      .valueRiskRatio,
      .reducesValueRiskRatio,
      Self.deleverage(buying: false, collateral: 176)
    )
  }

  @Test("a victim has a total value below 0")
  func victimValue() throws {
    var scene = Self.scene
    scene.positions[2] = .owned(by: 2, -401, [Scene.asset: 400])
    try scene.run(Self.deleverage(collateral: 201))
    scene.positions[2] = .owned(by: 2, -400, [Scene.asset: 400])
    try scene.expect(.notDeleveragable, .notDeleveragable, Self.deleverage(collateral: 200))
  }

  @Test("the taker holds at least what it gives up")
  func takerHolding() throws {
    var scene = Self.scene
    scene.positions[3] = .owned(by: 3, 2000, [Scene.asset: -200])
    try scene.run(Self.deleverage(collateral: 225))
    for holding in [-199, 200] {
      scene.positions[3] = .owned(by: 3, 2000, [Scene.asset: Int64(holding)])
      try scene.expect(
        .enlargedHolding,
        .enlargesSyntheticHoldings,
        Self.deleverage(collateral: 225)
      )
    }
  }

  @Test("victim and taker differ and are somebody's, amounts are in [0, 2⁶⁴)")
  func checks() throws {
    let scene = Self.scene
    try scene.expect(.samePosition, .samePosition, Self.deleverage(by: 2, collateral: 225))
    try scene.expect(.publicKey, .invalidPublicKey, Self.deleverage(7, collateral: 225))
    try scene.expect(.publicKey, .invalidPublicKey, Self.deleverage(by: 7, collateral: 225))
    let tooMuch: Int128 = 1 << 64
    for amount in [-1, tooMuch] {
      try scene.expect(.amountRange, nil, Self.deleverage(by: 2, collateral: amount))
      try scene.expect(.amountRange, nil, Self.deleverage(synthetic: amount, collateral: 1))
    }
    try scene.expect(
      .samePosition,
      .samePosition,
      Self.deleverage(by: 2, synthetic: tooMuch - 1, collateral: tooMuch - 1)
    )
    try scene.expect(
      .priceMissing,
      .missingOraclePrice,
      Text.deleverage(2, by: 3, buying: true, Scene.quiet, synthetic: 1, collateral: 1)
    )
  }
}
