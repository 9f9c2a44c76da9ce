import StarkAlgebra
import StarkSettlement
import Testing

@Suite("Forced actions")
struct ForcedActionTests {
  private typealias Text = TransactionText
  private static let tooMuch: Int128 = 1 << 64

  private static var scene: Scene { .twoTraders(with: 1000) }

  @Test("a valid withdrawal is an action and a modification")
  func validWithdrawal() throws {
    let run = try Self.scene.run(Text.forcedWithdrawal(key: 2, 2, 1000, valid: true))
    #expect(try run.position(2) == .empty)
    let action = Perpetual.ForcedWithdrawal(key: 2, position: 2, amount: 1000)
    #expect(run.forcedActions == [.withdrawal(action)])
    #expect(run.modifications == [Perpetual.Modification(ownerKey: 2, position: 2, delta: -1000)])
  }

  @Test("an invalid withdrawal is an action, and pays funding")
  func invalidWithdrawal() throws {
    var scene = Self.scene
    scene.funding.timestamp = 1050
    scene.systemTime = 1050
    let run = try scene.run(Text.forcedWithdrawal(key: 2, 2, 1001, valid: false))
    #expect(try run.position(2).fundingTimestamp == 1050)
    #expect(try run.position(2).collateral == 1000)
    #expect(run.forcedActions.count == 1)
    #expect(run.modifications.isEmpty)
    // A position that nobody has is written with the time of the funding, too.
    let nobody = try scene.run(Text.forcedWithdrawal(key: 2, 9, 1, valid: false))
    #expect(try nobody.position(9).publicKey == .zero)
    #expect(try nobody.position(9).fundingTimestamp == 1050)
  }

  @Test("the mark says what happens")
  func marks() throws {
    let scene = Self.scene
    try scene.expect(
      .valueWithoutRisk,
      .noRiskReducesValue,
      Text.forcedWithdrawal(key: 2, 2, 1001, valid: true)
    )
    try scene.expect(
      .publicKey,
      .invalidPublicKey,
      Text.forcedWithdrawal(key: 3, 2, 1, valid: true)
    )
    try scene.expect(
      .forcedActionSucceeds,
      nil,
      Text.forcedWithdrawal(key: 2, 2, 1000, valid: false)
    )
    try scene.run(Text.forcedWithdrawal(key: 3, 2, 1000, valid: false))
  }

  @Test("an amount out of range is no excuse")
  func withdrawalAmount() throws {
    for valid in [true, false] {
      for amount in [-1, Self.tooMuch] {
        try Self.scene.expect(
          .amountRange,
          .amountOutOfRange,
          Text.forcedWithdrawal(key: 2, 2, amount, valid: valid)
        )
        try Self.scene.expect(.amountRange, nil, Text.forcedTrade(collateral: amount, valid: valid))
        try Self.scene.expect(.amountRange, nil, Text.forcedTrade(synthetic: amount, valid: valid))
      }
    }
    let almost = Self.tooMuch - 1
    try Self.scene.run(Text.forcedWithdrawal(key: 2, 2, almost, valid: false))
    try Self.scene.run(Text.forcedTrade(collateral: almost, valid: false))
  }

  @Test("what the program has no number for is no excuse")
  func unnumbered() throws {
    var scene = Self.scene
    scene.positions[2] = .owned(by: 2, 1000, [Scene.quiet: 5])
    try scene.expect(
      .fundingIndexMissing,
      nil,
      Text.forcedWithdrawal(key: 2, 2, 1001, valid: false)
    )
  }

  @Test("a valid trade changes both positions")
  func validTrade() throws {
    let run = try Self.scene.run(Text.forcedTrade(collateral: 90, valid: true))
    #expect(try run.position(2) == .owned(by: 2, 910, [Scene.asset: 100]))
    #expect(try run.position(3) == .owned(by: 3, 1090, [Scene.asset: -100]))
    #expect(
      run.forcedActions == [
        .trade(
          Perpetual.ForcedTrade(
            keyA: 2,
            keyB: 3,
            positionA: 2,
            positionB: 3,
            asset: Scene.asset,
            collateralAmount: 90,
            syntheticAmount: 100,
            isABuying: true,
            nonce: 7
          )
        )
      ]
    )
    let reverse = try Self.scene.run(Text.forcedTrade(isABuying: false, valid: true))
    #expect(try reverse.position(2) == .owned(by: 2, 1100, [Scene.asset: -100]))
  }

  @Test("an invalid trade leaves both positions as they are, funding paid")
  func invalidTrade() throws {
    var scene = Self.scene
    scene.funding.timestamp = 1050
    scene.systemTime = 1050
    for trade in [
      Text.forcedTrade(keyB: 9, valid: false), Text.forcedTrade(collateral: 1076, valid: false),
      Text.forcedTrade(Scene.quiet, valid: false),
    ] {
      let run = try scene.run(trade)
      for id: UInt64 in [2, 3] {
        #expect(try run.position(id).collateral == 1000)
        #expect(try run.position(id).assets.isEmpty)
        #expect(try run.position(id).fundingTimestamp == 1050)
      }
      #expect(run.forcedActions.count == 1)
    }
  }

  @Test("a trade fails by the rules of both updates")
  func tradeEdge() throws {
    // 1000 − c + 100 ≥ 25, the risk of 100.
    try Self.scene.run(Text.forcedTrade(collateral: 1075, valid: true))
    try Self.scene.expect(
      .enlargedHolding,
      .enlargesSyntheticHoldings,
      Text.forcedTrade(collateral: 1076, valid: true)
    )
  }

  @Test("the mark of a trade says what happens, and the buyer's error comes first")
  func tradeMarks() throws {
    var scene = Self.scene
    try scene.expect(.forcedActionSucceeds, nil, Text.forcedTrade(valid: false))
    try scene.expect(.publicKey, .invalidPublicKey, Text.forcedTrade(keyB: 9, valid: true))
    scene.positions[2] = .owned(by: 2, 0)
    // A buys and cannot pay; B has another key.
    try scene.expect(
      .enlargedHolding,
      .enlargesSyntheticHoldings,
      Text.forcedTrade(keyB: 9, valid: true)
    )
    try scene.expect(
      .publicKey,
      .invalidPublicKey,
      Text.forcedTrade(keyB: 9, isABuying: false, valid: true)
    )
    try scene.expect(.samePosition, .samePosition, Text.forcedTrade(positionB: 2, valid: false))
  }
}
