import StarkAlgebra
import StarkSettlement
import Testing

@Suite("Trades and liquidations")
struct TradeTests {
  private typealias Text = TransactionText
  private static let tooMuch: Int128 = 1 << 64

  private static var scene: Scene { .twoTraders(with: 1000) }

  private static let buyer = Text.Order()
  private static let seller = Text.Order(key: 3, position: 3, isBuying: false)

  private static func order(_ base: Text.Order, _ change: (inout Text.Order) -> Void) -> Text.Order
  {
    var order = base
    change(&order)
    return order
  }

  @Test("a trade moves both assets, and fees to the fee position")
  func trade() throws {
    let run = try Self.scene.run(Text.trade(Self.buyer, Self.seller, feeA: 3, feeB: 4))
    #expect(try run.position(2) == .owned(by: 2, 1000 - 103, [Scene.asset: 100]))
    #expect(try run.position(3) == .owned(by: 3, 1000 + 96, [Scene.asset: -100]))
    #expect(try run.position(1) == .owned(by: 0xfee, 7))
    #expect(run.positions.changes.keys.sorted() == [1, 2, 3])
  }

  @Test("the fee position is touched even without a fee")
  func noFee() throws {
    var scene = Self.scene
    scene.positions[1] = .owned(by: 0xfee, 5)
    let run = try scene.run(Text.trade(Self.buyer, Self.seller))
    #expect(try run.position(1).collateral == 5)
    #expect(run.positions.changes.keys.sorted() == [1, 2, 3])
  }

  @Test("the fee goes to the fee position before the trader pays")
  func feeFirst() throws {
    var scene = Self.scene
    scene.positions[1] = .owned(by: 0xbad, 5)
    scene.positions[2] = .owned(by: 0xbad, 5)
    try scene.expect(.publicKey, .invalidPublicKey, Text.trade(Self.buyer, Self.seller))
    scene.positions[1] = .owned(by: 0xfee, .max)
    let trade = Text.trade(Self.buyer, Self.seller, feeA: 1)
    try scene.expect(.balanceRange, .balanceOutOfRange, trade)
  }

  @Test("amounts of a trade are in [0, 2⁶⁴), without a number for an error")
  func amounts() throws {
    for amount in [-1, Self.tooMuch] {
      for trade in [
        Text.trade(Self.buyer, Self.seller, collateral: amount),
        Text.trade(Self.buyer, Self.seller, feeA: amount),
        Text.trade(Self.buyer, Self.seller, feeB: amount),
      ] { try Self.scene.expect(.amountRange, nil, trade) }
    }
    let almost = Self.tooMuch - 1
    try Self.scene.expect(
      .feeRatio,
      .invalidFeeRatio,
      Text.trade(Self.buyer, Self.seller, feeA: almost)
    )
    try Self.scene.expect(
      .priceRatio,
      .invalidPriceRatio,
      Text.trade(Self.buyer, Self.seller, collateral: almost)
    )
  }

  @Test("A buys and B sells the same asset for another position")
  func matching() throws {
    let scene = Self.scene
    try scene.expect(.orderSides, nil, Text.trade(Self.seller, Self.buyer))
    try scene.expect(.orderSides, nil, Text.trade(Self.buyer, Self.buyer))
    try scene.expect(
      .orderAssets,
      nil,
      Text.trade(Self.buyer, Self.order(Self.seller) { $0.asset = Scene.other })
    )
    try scene.expect(
      .samePosition,
      .samePosition,
      Text.trade(
        Self.buyer,
        Self.order(Self.seller) {
          $0.position = 2
          $0.collateralAsset = "0x1"
        }
      )
    )
  }

  @Test("the fee position does not trade, and collateral is collateral")
  func orderChecks() throws {
    let scene = Self.scene
    try scene.expect(
      .feePositionTrades,
      nil,
      Text.trade(
        Self.order(Self.buyer) {
          $0.position = Scene.feePosition
          $0.collateralAsset = "0x1"
        },
        Self.seller
      )
    )
    try scene.expect(
      .collateralAsset,
      .invalidCollateralAsset,
      Text.trade(
        Self.order(Self.buyer) {
          $0.collateralAsset = "0x1"
          $0.collateral = 0
        },
        Self.seller
      )
    )
    try scene.expect(
      .priceMissing,
      .missingOraclePrice,
      Text.trade(Self.order(Self.buyer) { $0.asset = Scene.quiet }, Self.seller)
    )
  }

  /// A victim of 400 long at a price of 1, whose risk is 100 and whose value is 99.
  private static var liquidationScene: Scene {
    var scene = Self.scene
    scene.positions[3] = .owned(by: 3, -301, [Scene.asset: 400])
    return scene
  }

  @Test("a position is liquidated if its risk is more than its value")
  func liquidation() throws {
    var scene = Self.liquidationScene
    let run = try scene.run(
      Text.liquidation(Self.buyer, of: 3, collateral: 100, synthetic: 100, fee: 2)
    )
    #expect(try run.position(3) == .owned(by: 3, -201, [Scene.asset: 300]))
    #expect(try run.position(2) == .owned(by: 2, 898, [Scene.asset: 100]))
    #expect(try run.position(1) == .owned(by: 0xfee, 2))
    scene.positions[3] = .owned(by: 3, -300, [Scene.asset: 400])
    try scene.expect(
      .notLiquidatable,
      .notLiquidatable,
      Text.liquidation(Self.buyer, of: 3, collateral: 100, synthetic: 100)
    )
    try scene.expect(
      .notLiquidatable,
      .notLiquidatable,
      Text.liquidation(Self.buyer, of: 4, collateral: 100, synthetic: 100)
    )
  }

  @Test("a victim that is short is bought out")
  func shortVictim() throws {
    var scene = Self.scene
    scene.positions[3] = .owned(by: 3, 499, [Scene.asset: -400])
    let order = Self.order(Self.buyer) { $0.isBuying = false }
    let run = try scene.run(Text.liquidation(order, of: 3, collateral: 100, synthetic: 100))
    #expect(try run.position(3) == .owned(by: 3, 399, [Scene.asset: -300]))
    #expect(try run.position(2) == .owned(by: 2, 1100, [Scene.asset: -100]))
    try scene.expect(
      .enlargedHolding,
      .enlargesSyntheticHoldings,
      Text.liquidation(Self.buyer, of: 3, collateral: 100, synthetic: 100)
    )
  }

  @Test("a victim gives up no more than it holds")
  func liquidatedAmount() throws {
    var scene = Self.liquidationScene
    scene.positions[2] = .owned(by: 2, 100_000)
    let order = Self.order(Self.buyer) {
      $0.synthetic = 1000
      $0.collateral = 1000
    }
    let whole = try scene.run(Text.liquidation(order, of: 3, collateral: 400, synthetic: 400))
    #expect(try whole.position(3) == .owned(by: 3, 99))
    for synthetic in [Int128(401), -1] {
      try scene.expect(
        .enlargedHolding,
        .enlargesSyntheticHoldings,
        Text.liquidation(order, of: 3, collateral: 401, synthetic: synthetic)
      )
    }
    // Nothing is a change of nothing for the victim, and no execution of the order.
    try scene.expect(
      .positiveAmount,
      .amountNotPositive,
      Text.liquidation(order, of: 3, collateral: 0, synthetic: 0)
    )
  }

  @Test("the price protects the victim by its value over risk alone")
  func victimPrice() throws {
    // 99/100 before; with half of it a value of 49.5 is wanted, so 200 for 200 leave 99.
    let scene = Self.liquidationScene
    let order = Self.order(Self.buyer) {
      $0.synthetic = 1000
      $0.collateral = 1000
    }
    try scene.run(Text.liquidation(order, of: 3, collateral: 151, synthetic: 200))
    try scene.expect(
      .valueRiskRatio,
      .reducesValueRiskRatio,
      Text.liquidation(order, of: 3, collateral: 150, synthetic: 200)
    )
  }

  @Test("liquidator and victim differ, and amounts are in [0, 2⁶⁴), without numbers for errors")
  func liquidationChecks() throws {
    let scene = Self.liquidationScene
    try scene.expect(
      .samePosition,
      nil,
      Text.liquidation(Self.buyer, of: 2, collateral: 100, synthetic: 100)
    )
    for amount in [-1, Self.tooMuch] {
      try scene.expect(
        .amountRange,
        nil,
        Text.liquidation(Self.buyer, of: 3, collateral: amount, synthetic: 100)
      )
      try scene.expect(
        .amountRange,
        nil,
        Text.liquidation(Self.buyer, of: 3, collateral: 100, synthetic: 100, fee: amount)
      )
    }
  }
}
