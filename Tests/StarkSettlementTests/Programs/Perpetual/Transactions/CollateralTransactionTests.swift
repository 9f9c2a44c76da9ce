import StarkAlgebra
import StarkHashes
import StarkSettlement
import TestSupport
import Testing

@Suite("Deposits, withdrawals and transfers")
struct CollateralTransactionTests {
  private typealias Text = TransactionText
  private static let tooMuch: Int128 = 1 << 64

  private static var scene: Scene { .twoTraders(with: 1000) }

  @Test("a deposit adds to a position of its key, or opens one")
  func deposit() throws {
    let run = try Self.scene.run(Text.deposit(key: 2, 2, 5), Text.deposit(key: 9, 4, 6))
    #expect(try run.position(2).collateral == 1005)
    #expect(try run.position(4) == .owned(by: 9, 6))
    #expect(
      run.modifications == [
        Perpetual.Modification(ownerKey: 2, position: 2, delta: 5),
        Perpetual.Modification(ownerKey: 9, position: 4, delta: 6),
      ]
    )
    try Self.scene.expect(.publicKey, .invalidPublicKey, Text.deposit(key: 3, 2, 5))
  }

  @Test("a deposit is in [0, 2⁶⁴)")
  func depositAmount() throws {
    let scene = Self.scene
    #expect(try scene.run(Text.deposit(key: 2, 2, 0)).position(2).collateral == 1000)
    let error = StarkExError.amountOutOfRange
    try scene.expect(.amountRange, error, Text.deposit(key: 2, 2, -1))
    try scene.expect(.amountRange, error, Text.deposit(key: 2, 2, Self.tooMuch))
    // One less is an amount, and too much for any position that has something.
    let almost = Self.tooMuch - 1
    try scene.expect(.balanceRange, .balanceOutOfRange, Text.deposit(key: 2, 2, almost))
  }

  @Test("a withdrawal goes to its owner key")
  func withdrawal() throws {
    let withdrawal = Text.withdrawal(key: 2, 2, 1000, owner: 7)
    let run = try Self.scene.run(withdrawal)
    #expect(try run.position(2) == .empty)
    #expect(
      run.modifications == [Perpetual.Modification(ownerKey: 7, position: 2, delta: -1000)]
    )
    let id = try Self.scene.orderID(of: withdrawal)
    #expect(try run.orders.leaf(at: id).amount == 1000)
    try Self.scene.expect(
      .valueWithoutRisk,
      .noRiskReducesValue,
      Text.withdrawal(key: 2, 2, 1001)
    )
    try Self.scene.expect(.publicKey, .invalidPublicKey, Text.withdrawal(key: 3, 2, 5))
    // The same request again has nothing left.
    let part = Text.withdrawal(key: 2, 2, 1)
    try Self.scene.expect(.fulfilment, .overFulfilment, part, part)
  }

  @Test("a withdrawal is in [0, 2⁶⁴)")
  func withdrawalAmount() throws {
    let scene = Self.scene
    try scene.run(Text.withdrawal(key: 2, 2, 0))
    let error = StarkExError.amountOutOfRange
    try scene.expect(.amountRange, error, Text.withdrawal(key: 2, 2, -1))
    try scene.expect(.amountRange, error, Text.withdrawal(key: 2, 2, Self.tooMuch))
    let almost = Self.tooMuch - 1
    try scene.expect(.balanceRange, .balanceOutOfRange, Text.withdrawal(key: 2, 2, almost))
  }

  @Test("a transfer moves collateral and may open a position")
  func transfer() throws {
    let run = try Self.scene.run(
      Text.transfer(key: 2, from: 2, to: 3, receiverKey: 3, 10),
      Text.transfer(key: 3, from: 3, to: 4, receiverKey: 9, 1010)
    )
    #expect(try run.position(2).collateral == 990)
    #expect(try run.position(3) == .empty)
    #expect(try run.position(4) == .owned(by: 9, 1010))
    #expect(run.modifications.isEmpty && run.conditions.isEmpty)
  }

  @Test("a transfer checks positions, amount and asset, then who owns what")
  func transferRules() throws {
    let scene = Self.scene
    func transfer(
      key: UInt64 = 2,
      to receiver: UInt64 = 3,
      receiverKey: UInt64 = 3,
      _ amount: Int128 = 10,
      asset: String = "0xc0",
      condition: UInt64? = nil
    ) -> String {
      Text.transfer(
        key: key,
        from: 2,
        to: receiver,
        receiverKey: receiverKey,
        amount,
        asset: asset,
        condition: condition
      )
    }
    for condition in [nil, UInt64(4)] {
      try scene.run(transfer(condition: condition))
      try scene.expect(
        .samePosition,
        .samePosition,
        transfer(to: 2, -1, asset: "0x1", condition: condition)
      )
      for amount in [-1, Self.tooMuch] {
        try scene.expect(
          .amountRange,
          .amountOutOfRange,
          transfer(amount, asset: "0x1", condition: condition)
        )
      }
      try scene.expect(
        .collateralAsset,
        .invalidCollateralAsset,
        transfer(Self.tooMuch - 1, asset: "0x1", condition: condition)
      )
      try scene.run(transfer(0, condition: condition))
      try scene.expect(.publicKey, .invalidPublicKey, transfer(key: 3, condition: condition))
      try scene.expect(
        .publicKey,
        .invalidPublicKey,
        transfer(receiverKey: 2, condition: condition)
      )
      try scene.expect(
        .valueWithoutRisk,
        .noRiskReducesValue,
        transfer(1001, condition: condition)
      )
    }
  }

  @Test("a conditional transfer puts out its condition")
  func condition() throws {
    let run = try Self.scene.run(
      Text.transfer(key: 2, from: 2, to: 3, receiverKey: 3, 10, condition: 4),
      Text.transfer(key: 2, from: 2, to: 3, receiverKey: 3, 10, condition: 5)
    )
    #expect(run.conditions == [4, 5])
  }

  @Test("a condition is 250 bits of Keccak-256 over 20 and 32 bytes")
  func conditionHash() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<20 {
      let fact = generator.nextUInt256()
      let registry = UInt256(generator.next(), generator.next(), generator.next() >> 32)
      let bytes = Bytes32(registry).array.dropFirst(12) + Bytes32(fact).array
      let input = Array(bytes)
      #expect(input.count == 52)
      let digest = Keccak256.hash(input.span).integer
      let condition = Perpetual.condition(registry: registry, fact: fact).integer
      #expect(condition.bitWidth <= 250)
      #expect((0..<250).allSatisfy { condition.bit($0) == digest.bit($0) })
    }
  }

  @Test("all transactions but ticks want funding to be recent")
  func staleFunding() throws {
    var scene = Self.scene
    scene.systemTime = 1100
    let transactions = [
      Text.deposit(key: 2, 2, 5), Text.withdrawal(key: 2, 2, 5),
      Text.transfer(key: 2, from: 2, to: 3, receiverKey: 3, 10),
      Text.transfer(key: 2, from: 2, to: 3, receiverKey: 3, 10, condition: 9),
      Text.trade(Text.Order(), Text.Order(key: 3, position: 3, isBuying: false)),
      Text.forcedWithdrawal(key: 2, 2, 10, valid: true), Text.forcedTrade(valid: true),
    ]
    for transaction in transactions { try scene.run(transaction) }
    let others = [
      Text.liquidation(Text.Order(), of: 3, collateral: 100, synthetic: 100),
      Text.deleverage(2, by: 3, buying: true, synthetic: 1, collateral: 1),
    ]
    scene.systemTime = 1101
    for transaction in transactions + others {
      try scene.expect(.staleFunding, .staleFunding, transaction)
    }
    try scene.run(Text.pricesTick(at: 1101, []))
    try scene.run(
      Text.fundingTick(at: 1101, [(Scene.asset, 0), (Scene.other, 0)]),
      transactions[0]
    )
    // Far from the end of 64 bits nothing overflows.
    scene.configuration.fundingValidityPeriod = .max
    try scene.run(transactions[0])
  }
}
