import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

@Suite("Invariants of the spot exchange")
struct SpotInvariantTests {
  @Test("random batches keep them", arguments: 1...4)
  func chains(seed: Int) throws {
    var source = SpotRandomBatches(seed: UInt64(seed) + 70, isMintingUnique: seed % 2 == 0)
    for _ in 0..<3 {
      let expected = source.next(count: 24)
      let output = try expected.output()
      let touched = try expected.batch().touched
      let minted = try expected.replay().mintedTokens
      try Spot.Invariants.check(output)
      try Spot.Invariants.checkFulfilment(of: touched.orders)
      for known in [minted, nil] {
        try Spot.Invariants.checkConservation(of: output, vaults: touched.vaults, minted: known)
      }
    }
  }

  private let stage = SpotStage()

  private func fault(
    of example: SpotBatchCase,
    minted: [Felt252]? = [],
    _ change: (inout Spot.Output, inout Spot.TouchedState) -> Void
  ) throws -> Fault? {
    var output = try example.output()
    var touched = try example.batch().touched
    change(&output, &touched)
    do {
      try Spot.Invariants.check(output)
      try Spot.Invariants.checkFulfilment(of: touched.orders)
      try Spot.Invariants.checkConservation(of: output, vaults: touched.vaults, minted: minted)
      return nil
    } catch { return error }
  }

  @Test("a quantum more or less of a token is noticed")
  func conservation() throws {
    let example = stage.batch {
      $0.settle(stage.aliceParty, stage.bobParty)
      $0.deposit(5, of: stage.gold, into: 40, stage.alice)
    }
    #expect(try fault(of: example) { _, _ in } == nil)
    let id = Spot.VaultID(stage.aliceGold)
    for (change, surplus) in [(901, 1), (899, -1)] as [(UInt64, Int128)] {
      let vault = Spot.Vault(
        publicKey: stage.alice.publicKey,
        token: stage.gold,
        balance: change
      )
      #expect(
        try fault(of: example) { _, touched in touched.vaults[id]?.next = vault }
          == .conservation(token: stage.gold, surplus: surplus)
      )
    }
    #expect(
      try fault(of: example) { output, _ in output.modifications = [] }
        == .conservation(token: stage.gold, surplus: 5)
    )
  }

  @Test("what L1 vaults give and take counts")
  func l1Conservation() throws {
    let example = l1Example
    #expect(try fault(of: example) { _, _ in } == nil)
    #expect(
      try fault(of: example) { output, _ in
        let update = output.l1VaultUpdates[0]
        output.l1VaultUpdates[0] = Spot.L1VaultUpdate(
          vault: update.vault,
          minimumBalance: update.minimumBalance,
          difference: update.difference + 2
        )
      } == .conservation(token: try example.output().l1VaultUpdates[0].vault.token, surplus: 2)
    )
  }

  @Test("units come into being by mints only, and once if minting is unique")
  func minting() throws {
    let token = Felt252.power(250) + 3
    for isUnique in [true, false] {
      let stage = SpotStage(isMintingUnique: isUnique)
      let one = stage.batch { $0.mint(token, into: 60, key: stage.carol.publicKey) }
      #expect(try fault(of: one, minted: [token]) { _, _ in } == nil)
      #expect(try fault(of: one, minted: nil) { _, _ in } == nil)
      let none = Fault.conservation(token: token, surplus: 1)
      #expect(try fault(of: one, minted: []) { _, _ in } == none)
      let less = Fault.conservation(token: token, surplus: -1)
      #expect(try fault(of: one, minted: [token, token]) { _, _ in } == less)
      let two = stage.batch {
        $0.mint(token, into: 60, key: stage.carol.publicKey)
        $0.mint(token, into: 61, key: stage.carol.publicKey)
      }
      let more = Fault.conservation(token: token, surplus: 2)
      #expect(try fault(of: two, minted: nil) { _, _ in } == (isUnique ? more : nil))
      let burnt = stage.batch { _ in }
      let vault = Spot.Vault(publicKey: 1, token: token, balance: 1)
      #expect(
        try fault(of: burnt, minted: nil) { _, touched in
          touched.vaults[Spot.VaultID(5)] = Spot.Change(previous: vault, next: .empty)
        } == less
      )
    }
  }

  @Test("an order is not fulfilled less than before")
  func fulfilment() throws {
    let example = stage.batch { $0.settle(stage.aliceParty, stage.bobParty) }
    let key = try #require(example.batch().touched.orders.keys.min())
    #expect(
      try fault(of: example) { _, touched in
        touched.orders[key] = Spot.Change(previous: 9, next: 9)
      } == nil
    )
    #expect(
      try fault(of: example) { _, touched in
        touched.orders[key] = Spot.Change(previous: 9, next: 8)
      } == .fulfilmentFell(key, from: 9, to: 8)
    )
  }

  /// An order from L1 with a fee, and one without, between vaults there.
  private var l1Example: SpotBatchCase {
    var a = stage.l1Party(selling: stage.gold, 10, buying: stage.silver)
    a.terms.buyAmount = 20
    a.terms.fee = Spot.FeeTerms(token: stage.gold, limit: 3, vault: 9)
    a.fee = stage.transferCharge(3)
    let charged = a
    let b = stage.l1Party(selling: stage.silver, 20, buying: stage.gold, index: 5, nonce: 2)
    return stage.batch { $0.settle(charged, b) }
  }

  @Test("orders from L1 change the vaults that they name, and no others are changed")
  func l1Vaults() throws {
    let example = l1Example
    let output = try example.output()
    #expect(output.l1VaultUpdates.count == 5)
    for index in output.l1VaultUpdates.indices {
      let vault = output.l1VaultUpdates[index].vault
      let order = vault.index == 5 ? 1 : 0
      #expect(
        try fault(of: example) { output, _ in output.l1VaultUpdates.remove(at: index) }
          == .missingL1Update(order: order, vault)
      )
    }
    #expect(
      try fault(of: example) { output, _ in output.l1Orders.removeLast() }
        == .unexplainedL1Update(
          index: try #require(output.l1VaultUpdates.firstIndex { $0.vault.index == 5 })
        )
    )
    // Without a fee the words say vault 0 of token 0, which may be changed or not.
    let none = Spot.L1Vault(owner: stage.address, token: .zero, index: 0)
    #expect(
      try fault(of: example) { output, _ in
        output.l1VaultUpdates.append(
          Spot.L1VaultUpdate(vault: none, minimumBalance: 0, difference: 0)
        )
      } == nil
    )
  }

  @Test("an order from L1 does not expire before the batch")
  func l1Expiration() throws {
    let example = l1Example
    #expect(try fault(of: example) { output, _ in output.expiration = 480_000 } == nil)
    #expect(
      try fault(of: example) { output, _ in output.expiration = 480_001 }
        == .expiredOrder(index: 0, expiration: 480_000)
    )
  }
}
