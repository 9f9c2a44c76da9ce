import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

/// Both sides of the rules for settlements.
@Suite("Rules of the spot exchange: settlements")
struct SpotSettlementRuleTests {
  private let stage = SpotStage()

  /// The rule that the two parties' settlement breaks, and whose order it is.
  private func rule(
    _ change: (inout SpotParty, inout SpotParty) -> Void
  ) throws -> BrokenRule? {
    var (a, b) = (stage.aliceParty, stage.bobParty)
    change(&a, &b)
    return try BrokenRule(stage.fault { $0.settle(a, b) })
  }

  /// A rule and the side of the first settlement that breaks it.
  struct BrokenRule: Equatable {
    let party: Spot.Party?
    let rule: Spot.Rule

    init(_ party: Spot.Party?, _ rule: Spot.Rule) {
      self.party = party
      self.rule = rule
    }

    init?(_ fault: Fault?) {
      guard let fault else { return nil }
      let steps = [nil, Spot.Party.a, .b].map { Spot.Step(transaction: 0, party: $0) }
      let step = steps.first { $0.description == fault.location }
      guard let step, let rule = fault[Spot.Rule.self] else {
        Issue.record("\(fault) is not a broken rule of the first transaction")
        return nil
      }
      self.init(step.party, rule)
    }
  }

  @Test("orders of both forms are taken")
  func forms() throws {
    #expect(try rule { _, _ in } == nil)
    #expect(try rule { a, b in swap(&a, &b) } == nil)
    #expect(try rule { _, b in (b.terms.fee, b.fee) = (nil, nil) } == nil)
    #expect(try rule { a, _ in a.terms.buyVault = 1 << 63 | 6 } == nil)
  }

  @Test("what one party buys the other one sells")
  func tokens() throws {
    #expect(
      try rule { a, _ in a.terms.buyToken = 5 } == BrokenRule(nil, .tokenMismatch)
    )
    #expect(
      try rule { a, _ in a.terms.sellToken = 5 } == BrokenRule(nil, .tokenMismatch)
    )
  }

  @Test("nonces have 31 bits")
  func nonce() throws {
    #expect(try rule { a, _ in a.terms.nonce = (1 << 31) - 1 } == nil)
    #expect(
      try rule { _, b in b.terms.nonce = 1 << 31 } == BrokenRule(.b, .nonceRange(1 << 31))
    )
  }

  @Test("an order does not expire before the batch, and its hour has 22 bits")
  func expiration() throws {
    #expect(try rule { a, _ in a.terms.expiration = 475_000 } == nil)
    #expect(
      try rule { a, _ in a.terms.expiration = 474_999 } == BrokenRule(.a, .expiration(474_999))
    )
    #expect(try rule { _, b in b.terms.expiration = (1 << 22) - 1 } == nil)
    #expect(
      try rule { _, b in b.terms.expiration = 1 << 22 } == BrokenRule(.b, .expiration(1 << 22))
    )
  }

  @Test("an order gets no less for what it sells than it asks for")
  func price() throws {
    // 100 gold for 3,000 silver; Bob asks for 100 gold, to the last quantum.
    #expect(try rule { a, _ in a.terms.buyAmount = 3000 } == nil)
    #expect(try rule { a, _ in a.terms.buyAmount = 3001 } == BrokenRule(.a, .price))
    #expect(try rule { _, b in b.terms.buyAmount = 101 } == BrokenRule(.b, .price))
    // 99 · 3,000 is less than 100 · 3,000.
    #expect(
      try rule { a, _ in (a.terms.buyAmount, a.terms.sellAmount) = (3000, 101) } == nil
    )
    #expect(try rule { _, b in b.terms.sellAmount = 2999 } == BrokenRule(.b, .price))
  }

  @Test("an order sells no more than it offers, in a batch and over many")
  func fulfilment() throws {
    let offered: UInt64 = 150
    func settle(_ first: UInt64, _ second: UInt64, together: Bool) throws -> Fault? {
      var exchange = stage.start
      for (nonce, sold) in [(UInt64(1), first), (2, second)] {
        if nonce == 2, !together { _ = exchange.finishBatch() }
        var (a, b) = (stage.aliceParty, stage.bobParty)
        (a.terms.sellAmount, a.terms.buyAmount, a.sold) = (offered, offered, sold)
        (b.terms.nonce, b.terms.buyAmount, b.terms.fee, b.fee) = (nonce, sold, nil, nil)
        exchange.settle(a, b)
      }
      return try exchange.finishBatch().replayFault()
    }
    for together in [true, false] {
      #expect(try settle(100, 50, together: together) == nil)
      let step = Spot.Step(transaction: together ? 1 : 0, party: .a)
      let rule = Spot.Rule.overFulfilment(fulfilled: 100, sold: 51, limit: offered)
      #expect(try settle(100, 51, together: together) == .brokenRule(step, rule))
    }
    #expect(
      try rule { a, _ in (a.terms.sellAmount, a.terms.buyAmount) = (99, 1) }
        == BrokenRule(.a, .overFulfilment(fulfilled: .zero, sold: 100, limit: 99))
    )
  }

  @Test("a fee is at most the agreed one in proportion to what is bought")
  func fee() throws {
    func rule(_ fee: UInt64, limit: UInt64, asking: UInt64) throws -> BrokenRule? {
      try self.rule { _, b in
        b.terms.buyAmount = asking
        b.terms.fee?.limit = limit
        b.fee?.amount = fee
      }
    }
    // Bob buys 100: fee · asking ≤ limit · 100.
    #expect(try rule(10, limit: 10, asking: 100) == nil)
    #expect(try rule(11, limit: 10, asking: 100) == BrokenRule(.b, .fee))
    #expect(try rule(12, limit: 10, asking: 80) == nil)
    #expect(try rule(13, limit: 10, asking: 80) == BrokenRule(.b, .fee))
    // Whoever asks for nothing pays whatever is taken.
    #expect(try rule(100, limit: 0, asking: 0) == nil)
    let most = UInt64(Int64.max)
    #expect(try rule(0, limit: most, asking: 100) == nil)
    #expect(
      try rule(0, limit: most + 1, asking: 100)
        == BrokenRule(.b, .amountRange(.feeLimit, Int128(most) + 1))
    )
    #expect(
      try rule(most + 1, limit: 0, asking: 0)
        == BrokenRule(.b, .amountRange(.fee, Int128(most) + 1))
    )
  }

  @Test("sellers, buyers and payers of fees own the vaults, which hold the tokens")
  func vaults() throws {
    let (alice, carol) = (stage.alice, stage.carol)
    let gold = Spot.VaultID(stage.carolGold)
    #expect(
      try rule { a, _ in a.terms.sellVault = gold.value }
        == BrokenRule(
          .a,
          .vaultOwner(gold, owner: carol.publicKey, found: alice.publicKey)
        )
    )
    #expect(
      try rule { a, _ in a.terms.buyVault = stage.aliceGold }
        == BrokenRule(
          .a,
          .vaultToken(
            Spot.VaultID(stage.aliceGold),
            token: stage.gold,
            found: stage.silver
          )
        )
    )
    #expect(
      try rule { _, b in b.terms.fee?.vault = stage.bobSilver }
        == BrokenRule(
          .b,
          .vaultToken(
            Spot.VaultID(stage.bobSilver),
            token: stage.silver,
            found: stage.gold
          )
        )
    )
    #expect(
      try rule { a, _ in a.owner = .key(stage.bob) }
        == BrokenRule(
          .a,
          .vaultOwner(
            Spot.VaultID(stage.aliceGold),
            owner: alice.publicKey,
            found: stage.bob.publicKey
          )
        )
    )
  }

  @Test("whoever gets a fee owns the vault, which holds the token")
  func feeVaults() throws {
    let (gold, bob) = (Spot.VaultID(stage.carolGold), stage.bob.publicKey)
    #expect(
      try rule { _, b in b.fee?.publicKey = bob }
        == BrokenRule(.b, .vaultOwner(gold, owner: stage.carol.publicKey, found: bob))
    )
    let silver = Spot.VaultID(stage.bobSilver)
    #expect(
      try rule { _, b in
        b.fee?.vault = silver
        b.fee?.publicKey = bob
      }
        == BrokenRule(.b, .vaultToken(silver, token: stage.silver, found: stage.gold))
    )
    #expect(try rule { _, b in b.fee?.vault = Spot.VaultID(stage.empty) } == nil)
    let beyond = Spot.VaultID(1 << 24)
    #expect(try rule { _, b in b.fee?.vault = beyond } == BrokenRule(.b, .vaultIndex(beyond)))
  }

  @Test("balances stay in 0 ..< 2^63, of what is sold, bought and taken as a fee")
  func balances() throws {
    func sells(_ amount: UInt64) throws -> BrokenRule? {
      try rule { a, b in
        (a.terms.sellAmount, a.sold, b.terms.buyAmount) = (amount, amount, amount)
      }
    }
    #expect(try sells(1000) == nil)
    #expect(try sells(1001) == BrokenRule(.a, .balance(Spot.VaultID(stage.aliceGold), -1)))
    // Bob sells 3,000 silver into a vault that is almost full.
    func buys(into balance: Int64) throws -> Fault? {
      try stage.fault {
        $0.deposit(balance, of: stage.silver, into: 11, stage.alice)
        $0.settle(stage.aliceParty, stage.bobParty)
      }
    }
    #expect(try buys(into: Int64.max - 3000) == nil)
    let step = Spot.Step(transaction: 1, party: .a)
    #expect(
      try buys(into: Int64.max - 2999)
        == .brokenRule(step, .balance(Spot.VaultID(11), 1 << 63))
    )
    // Bob has 100 gold to pay his fee with, and Carol room for 10.
    func pays(_ fee: UInt64) throws -> BrokenRule? {
      try rule { _, b in
        b.terms.buyAmount = 0
        b.fee?.amount = fee
      }
    }
    #expect(try pays(100) == nil)
    #expect(try pays(101) == BrokenRule(.b, .balance(Spot.VaultID(1 << 63 | 12), -1)))
    func collects(into balance: Int64) throws -> Fault? {
      try stage.fault {
        $0.deposit(balance, of: stage.gold, into: stage.carolGold, stage.carol)
        $0.settle(stage.aliceParty, stage.bobParty)
      }
    }
    #expect(try collects(into: Int64.max - 15) == nil)
    #expect(
      try collects(into: Int64.max - 14)
        == .brokenRule(
          Spot.Step(transaction: 1, party: .b),
          .balance(Spot.VaultID(stage.carolGold), 1 << 63)
        )
    )
  }

  @Test("orders from L1 need no vaults, and each is listed once")
  func l1Orders() throws {
    let a = stage.l1Party(selling: stage.gold, 10, buying: stage.silver)
    let b = stage.l1Party(selling: stage.silver, 20, buying: stage.gold, nonce: 2)
    var continued = a
    continued.terms.sellAmount = 20
    let batch = stage.batch {
      $0.settle(continued, b)
      var other = b
      other.terms.nonce = 3
      $0.settle(continued, other)
    }
    #expect(try batch.replayFault() == nil)
    #expect(try batch.output().l1Orders.count == 3)
    #expect(try batch.replay().signatureCount == 0)
  }

  @Test("amounts have 63 bits")
  func amounts() throws {
    let most = UInt64(Int64.max)
    func rule(
      _ amount: UInt64,
      _ change: (inout SpotParty, inout SpotParty) -> Void
    ) throws -> BrokenRule? {
      var a = stage.l1Party(selling: stage.gold, amount, buying: stage.silver)
      var b = stage.l1Party(selling: stage.silver, amount, buying: stage.gold, index: 5)
      change(&a, &b)
      return try BrokenRule(stage.fault { $0.settle(a, b) })
    }
    #expect(try rule(most) { a, _ in a.terms.buyAmount = most } == nil)
    #expect(
      try rule(most) { a, _ in a.sold += 1 }
        == BrokenRule(.a, .amountRange(.sold, Int128(most) + 1))
    )
    #expect(
      try rule(most) { _, b in b.sold += 1 }
        == BrokenRule(.b, .amountRange(.sold, Int128(most) + 1))
    )
    #expect(
      try rule(1) { a, _ in a.terms.sellAmount = most + 1 }
        == BrokenRule(.a, .amountRange(.sell, Int128(most) + 1))
    )
    #expect(
      try rule(1) { _, b in b.terms.buyAmount = most + 1 }
        == BrokenRule(.b, .amountRange(.buy, Int128(most) + 1))
    )
  }

  @Test("an L1 vault has an index of 31 bits")
  func l1VaultIndex() throws {
    func rule(_ index: UInt64) throws -> BrokenRule? {
      let a = stage.l1Party(selling: stage.gold, 1, buying: stage.silver, index: index)
      let b = stage.l1Party(selling: stage.silver, 1, buying: stage.gold, nonce: 2)
      return try BrokenRule(stage.fault { $0.settle(a, b) })
    }
    #expect(try rule((1 << 31) - 1) == nil)
    #expect(try rule(1 << 31) == BrokenRule(.a, .l1VaultIndex(1 << 31)))
  }

  @Test("so has the one that it buys into, and the one that it pays a fee out of")
  func l1VaultIndices() throws {
    func rule(_ change: (inout Spot.OrderTerms) -> Void) throws -> BrokenRule? {
      var a = stage.l1Party(selling: stage.gold, 1, buying: stage.silver)
      a.terms.fee = Spot.FeeTerms(token: stage.gold, limit: 1, vault: 4)
      a.fee = stage.transferCharge(1)
      change(&a.terms)
      let (changed, b) = (a, stage.l1Party(selling: stage.silver, 1, buying: stage.gold, nonce: 2))
      return try BrokenRule(stage.fault { $0.settle(changed, b) })
    }
    let fault = BrokenRule(.a, .l1VaultIndex(1 << 31))
    #expect(try rule { $0.buyVault = (1 << 31) - 1 } == nil)
    #expect(try rule { $0.buyVault = 1 << 31 } == fault)
    #expect(try rule { $0.fee?.vault = (1 << 31) - 1 } == nil)
    #expect(try rule { $0.fee?.vault = 1 << 31 } == fault)
  }

  @Test("an L1 vault that starts with just enough never reaches 2^63")
  func l1Balance() throws {
    // The vault of gold sells 1, and then buys `amount`.
    func fault(_ amount: UInt64) throws -> Fault? {
      try stage.fault {
        $0.settle(
          stage.l1Party(selling: stage.gold, 1, buying: stage.silver),
          stage.l1Party(selling: stage.silver, 1, buying: stage.gold, index: 5, nonce: 2)
        )
        for (nonce, part) in [(UInt64(3), UInt64(Int64.max)), (4, amount)] {
          $0.settle(
            stage.l1Party(selling: stage.silver, 0, buying: stage.gold, nonce: nonce),
            stage.l1Party(selling: stage.gold, part, buying: stage.silver, index: nonce + 10)
          )
        }
      }
    }
    #expect(try fault(0) == nil)
    let vault = Spot.L1Vault(owner: stage.address, token: stage.gold, index: 4)
    #expect(
      try fault(1) == .brokenRule(Spot.Step(transaction: 2, party: .a), .l1Balance(vault, 1 << 63))
    )
  }
}
