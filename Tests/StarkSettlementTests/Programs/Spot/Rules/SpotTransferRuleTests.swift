import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

/// Both sides of the rules for transfers.
@Suite("Rules of the spot exchange: transfers")
struct SpotTransferRuleTests {
  private let stage = SpotStage()

  /// The rule that a transfer with other terms breaks.
  private func rule(
    fee: UInt64 = 3,
    _ change: (inout Spot.TransferTerms) -> Void
  ) throws -> Spot.Rule? {
    var terms = stage.transferTerms
    change(&terms)
    let charge = terms.fee == nil ? nil : stage.transferCharge(fee)
    let fault = try stage.fault { $0.transfer(terms, by: stage.alice, fee: charge) }
    guard let fault else { return nil }
    let step = Spot.Step(transaction: 0)
    guard fault.location == step.description, let rule = fault[Spot.Rule.self] else {
      Issue.record("\(fault) is not a broken rule")
      return nil
    }
    return rule
  }

  @Test("all forms are taken")
  func forms() throws {
    #expect(try rule { _ in } == nil)
    #expect(try rule { $0.fee = nil } == nil)
    #expect(try rule { $0.condition = 5 } == nil)
    #expect(try rule { ($0.fee, $0.condition) = (nil, 5) } == nil)
    // Ids of rollup vaults spill over the fields of the older form, in the same way everywhere.
    #expect(try rule { ($0.fee, $0.receiver) = (nil, Spot.VaultID(1 << 63 | 9)) } == nil)
    #expect(
      try rule {
        $0.receiver = $0.sender; $0.receiverKey = stage.alice.publicKey
      } == nil
    )
  }

  @Test("amounts have 63 bits")
  func amount() throws {
    let most = UInt64(Int64.max)
    var exchange = stage.start
    exchange.deposit(Int64.max - 1000, of: stage.gold, into: stage.aliceGold, stage.alice)
    _ = exchange.finishBatch()
    var terms = stage.transferTerms
    (terms.amount, terms.fee) = (most, nil)
    exchange.transfer(terms, by: stage.alice)
    #expect(try exchange.finishBatch().replayFault() == nil)
    #expect(try rule { $0.amount = most + 1 } == .amountRange(.transferred, Int128(most) + 1))
  }

  @Test("nonces have 31 bits")
  func nonce() throws {
    #expect(try rule { $0.nonce = (1 << 31) - 1 } == nil)
    #expect(try rule { $0.nonce = 1 << 31 } == .nonceRange(1 << 31))
  }

  @Test("a transfer does not expire before the batch, and its hour has 22 bits")
  func expiration() throws {
    #expect(try rule { $0.expiration = 475_000 } == nil)
    #expect(try rule { $0.expiration = 474_999 } == .expiration(474_999))
    #expect(try rule { $0.expiration = (1 << 22) - 1 } == nil)
    #expect(try rule { $0.expiration = 1 << 22 } == .expiration(1 << 22))
  }

  @Test("a message is used once, in a batch and later")
  func use() throws {
    let (terms, charge) = (stage.transferTerms, stage.transferCharge())
    let used = Spot.Rule.usedTransfer(amount: 40)
    let twice = try stage.fault {
      $0.transfer(terms, by: stage.alice, fee: charge)
      $0.transfer(terms, by: stage.alice, fee: charge)
    }
    #expect(twice == .brokenRule(Spot.Step(transaction: 1), used))
    var exchange = stage.start
    exchange.transfer(terms, by: stage.alice, fee: charge)
    _ = exchange.finishBatch()
    exchange.transfer(terms, by: stage.alice, fee: charge)
    #expect(
      try exchange.finishBatch().replayFault() == .brokenRule(Spot.Step(transaction: 0), used)
    )
  }

  @Test("a transfer of nothing can be used again")
  func nothing() throws {
    var terms = stage.transferTerms
    terms.amount = 0
    let twice = try stage.fault {
      $0.transfer(terms, by: stage.alice, fee: stage.transferCharge())
      $0.transfer(terms, by: stage.alice, fee: stage.transferCharge())
    }
    #expect(twice == nil)
  }

  @Test("the fee is at most what was agreed to, which has 63 bits")
  func fee() throws {
    let most = UInt64(Int64.max)
    #expect(try rule(fee: 0) { _ in } == nil)
    #expect(try rule(fee: 4) { _ in } == .fee)
    #expect(try rule { $0.fee?.limit = most } == nil)
    #expect(
      try rule { $0.fee?.limit = most + 1 } == .amountRange(.feeLimit, Int128(most) + 1)
    )
  }

  @Test("the receiver of a fee owns the vault")
  func feeVault() throws {
    let gold = Spot.VaultID(stage.carolGold)
    var charge = stage.transferCharge()
    charge.publicKey = stage.bob.publicKey
    let other = charge
    #expect(
      try stage.fault { $0.transfer(stage.transferTerms, by: stage.alice, fee: other) }
        == .brokenRule(
          Spot.Step(transaction: 0),
          .vaultOwner(gold, owner: stage.carol.publicKey, found: stage.bob.publicKey)
        )
    )
  }

  @Test("sender, receiver and both sides of the fee have vaults that take the token")
  func vaults() throws {
    let (alice, bob, carol) = (stage.alice, stage.bob, stage.carol)
    let gold = Spot.VaultID(stage.carolGold)
    let silver = Spot.VaultID(stage.bobSilver)
    #expect(
      try rule { $0.sender = gold }
        == .vaultOwner(gold, owner: carol.publicKey, found: alice.publicKey)
    )
    #expect(
      try rule { $0.receiver = silver }
        == .vaultToken(silver, token: stage.silver, found: stage.gold)
    )
    #expect(
      try rule { $0.receiver = gold }
        == .vaultOwner(gold, owner: carol.publicKey, found: bob.publicKey)
    )
    #expect(
      try rule { $0.fee?.vault = gold.value }
        == .vaultOwner(gold, owner: carol.publicKey, found: alice.publicKey)
    )
    #expect(
      try rule { $0.fee?.token = stage.silver }
        == .vaultToken(
          Spot.VaultID(stage.aliceGold),
          token: stage.gold,
          found: stage.silver
        )
    )
    #expect(
      try rule(fee: 1) { $0.amount = 1000 }
        == .balance(Spot.VaultID(stage.aliceGold), -1)
    )
    #expect(try rule(fee: 1) { $0.amount = 999 } == nil)
  }
}
