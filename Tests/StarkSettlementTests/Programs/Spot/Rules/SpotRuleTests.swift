import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

/// Both sides of the rules for vaults, mints and requests; each fault is that of the first step.
@Suite("Rules of the spot exchange: vaults")
struct SpotRuleTests {
  private let stage = SpotStage()
  private let step = Spot.Step(transaction: 0)

  private func rule(_ propose: (inout SpotOperator) -> Void) throws -> Spot.Rule? {
    guard let fault = try stage.fault(propose) else { return nil }
    guard fault.location == step.description, let rule = fault[Spot.Rule.self] else {
      Issue.record("\(fault) is not a broken rule of the first transaction")
      return nil
    }
    return rule
  }

  @Test("a vault index fits the tree")
  func vaultIndex() throws {
    for (tree, height) in [(UInt64(0), 24), (1 << 63, 31)] {
      let beyond = tree | 1 << UInt64(height)
      #expect(try rule { $0.deposit(1, of: stage.gold, into: beyond - 1, stage.bob) } == nil)
      #expect(
        try rule { $0.deposit(1, of: stage.gold, into: beyond, stage.bob) }
          == .vaultIndex(Spot.VaultID(beyond))
      )
    }
  }

  @Test("only its owner's key and its token move a vault that holds something")
  func ownership() throws {
    let id = Spot.VaultID(stage.aliceGold)
    let (alice, bob) = (stage.alice, stage.bob)
    #expect(try rule { $0.deposit(1, of: stage.gold, into: stage.aliceGold, alice) } == nil)
    #expect(
      try rule { $0.deposit(1, of: stage.gold, into: stage.aliceGold, bob) }
        == .vaultOwner(id, owner: alice.publicKey, found: bob.publicKey)
    )
    #expect(
      try rule { $0.deposit(1, of: stage.silver, into: stage.aliceGold, alice) }
        == .vaultToken(id, token: stage.gold, found: stage.silver)
    )
  }

  @Test("an emptied vault takes another key and token in the same batch")
  func reuse() throws {
    #expect(
      try rule {
        $0.withdraw(1000, of: stage.gold, from: stage.aliceGold, stage.alice)
        $0.deposit(3, of: stage.silver, into: stage.aliceGold, stage.bob)
      } == nil
    )
  }

  @Test("balances stay in 0 ..< 2^63")
  func balances() throws {
    let (gold, alice) = (stage.gold, stage.alice)
    let id = Spot.VaultID(stage.aliceGold)
    let room = Int64.max - 1000
    #expect(try rule { $0.withdraw(1000, of: gold, from: stage.aliceGold, alice) } == nil)
    #expect(
      try rule { $0.withdraw(1001, of: gold, from: stage.aliceGold, alice) } == .balance(id, -1)
    )
    #expect(try rule { $0.deposit(room, of: gold, into: stage.aliceGold, alice) } == nil)
    #expect(
      try rule { $0.deposit(room + 1, of: gold, into: stage.aliceGold, alice) }
        == .balance(id, 1 << 63)
    )
  }

  @Test("nothing is left after a full withdrawal")
  func fullWithdrawal() throws {
    let (gold, alice) = (stage.gold, stage.alice)
    let kind = "FULL_WITHDRAWAL"
    func withdraw(_ amount: Int64) throws -> Spot.Rule? {
      try rule { $0.withdraw(amount, of: gold, from: stage.aliceGold, alice, kind: kind) }
    }
    #expect(try withdraw(1000) == nil)
    #expect(try withdraw(999) == .remainder(Spot.VaultID(stage.aliceGold), 1))
    // Of an empty vault anybody withdraws all.
    #expect(
      try rule { $0.withdraw(0, of: gold, from: stage.empty, stage.bob, kind: kind) } == nil
    )
  }

  @Test("who owns a vault is not told that it is another's")
  func falseFullWithdrawal() throws {
    let (alice, bob) = (stage.alice.publicKey, stage.bob.publicKey)
    #expect(try rule { $0.refuseWithdrawal(of: stage.aliceGold, to: bob) } == nil)
    #expect(
      try rule { $0.refuseWithdrawal(of: stage.aliceGold, to: alice) }
        == .rightfulRequest(Spot.VaultID(stage.aliceGold))
    )
    #expect(try rule { $0.refuseWithdrawal(of: stage.empty, to: alice) } == nil)
  }

  @Test("a false request names the owner and the token of the vault")
  func falseFullWithdrawalClaims() throws {
    let id = Spot.VaultID(stage.aliceGold)
    let bob = stage.bob.publicKey
    let batch = stage.batch { $0.refuseWithdrawal(of: stage.aliceGold, to: bob) }
    let owner = try batch.editing("/transactions/0/stark_key", to: .string("\(bob)"))
    #expect(
      try owner.replayFault()
        == .brokenRule(step, .vaultOwner(id, owner: stage.alice.publicKey, found: bob))
    )
    let token = try batch.editing("/transactions/0/token", to: .string("0x5"))
    #expect(
      try token.replayFault() == .brokenRule(step, .vaultToken(id, token: stage.gold, found: 5))
    )
  }

  @Test("mintable tokens are 2^250 ..< 2^250 + 2^240")
  func mintable() throws {
    let (first, end) = (Felt252.power(250), Felt252.power(250) + Felt252.power(240))
    for token in [first, end - 1] {
      #expect(try rule { $0.mint(token, into: 60, key: stage.bob.publicKey) } == nil)
    }
    for token in [first - 1, end, stage.gold] {
      #expect(
        try rule { $0.mint(token, into: 60, key: stage.bob.publicKey) } == .notMintable(token)
      )
    }
  }

  @Test("a minted unit goes into a vault that takes it")
  func mintVaults() throws {
    let token = Felt252.power(250)
    let (alice, carol) = (stage.alice.publicKey, stage.carol.publicKey)
    let id = Spot.VaultID(stage.aliceGold)
    #expect(
      try rule { $0.mint(token, into: id.value, key: carol) }
        == .vaultOwner(id, owner: alice, found: carol)
    )
    #expect(
      try rule { $0.mint(token, into: id.value, key: alice) }
        == .vaultToken(id, token: stage.gold, found: token)
    )
  }

  @Test("a token is minted once, where minting is unique")
  func minting() throws {
    let (token, key) = (Felt252.power(250) + 1, stage.bob.publicKey)
    let second = Fault.brokenRule(Spot.Step(transaction: 1), .minted(token))
    for isUnique in [true, false] {
      let stage = SpotStage(isMintingUnique: isUnique)
      let twice = try stage.fault {
        $0.mint(token, into: 60, key: key)
        $0.mint(token, into: 60, key: key)
      }
      #expect(twice == (isUnique ? second : nil))
      var exchange = stage.start
      exchange.mint(token, into: 60, key: key)
      _ = exchange.finishBatch()
      exchange.mint(token, into: 61, key: key)
      let later = try exchange.finishBatch().replayFault()
      #expect(later == (isUnique ? .brokenRule(step, .minted(token)) : nil))
    }
  }
}
