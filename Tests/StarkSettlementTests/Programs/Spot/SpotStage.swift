import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport

/// A small exchange with something to trade, on which single transactions are tried.
struct SpotStage {
  let alice = TestKey(seed: 1)
  let bob = TestKey(seed: 2)
  let carol = TestKey(seed: 3)
  let address = Felt252(0xc0ff_ee00)
  let gold = Felt252(0x60_1d)
  let silver = Felt252(0x51_1e)
  /// Alice's, with 1,000 gold.
  let aliceGold: UInt64 = 1
  /// Bob's, with 100,000 silver, in the rollup tree.
  let bobSilver: UInt64 = 1 << 63 | 2
  /// Carol's, with 5 gold; fees of gold go there.
  let carolGold: UInt64 = 3
  /// Empty.
  let empty: UInt64 = 77

  /// The exchange after the batch of the deposits.
  let start: SpotOperator

  init(isMintingUnique: Bool = true) {
    var start = SpotOperator(isMintingUnique: isMintingUnique)
    start.deposit(1000, of: gold, into: aliceGold, alice)
    start.deposit(100_000, of: silver, into: bobSilver, bob)
    start.deposit(5, of: gold, into: carolGold, carol)
    _ = start.finishBatch()
    self.start = start
  }

  /// A batch of what `propose` does.
  func batch(_ propose: (inout SpotOperator) -> Void) -> SpotBatchCase {
    var exchange = start
    propose(&exchange)
    return exchange.finishBatch()
  }

  /// Why that batch is refused, nil if it isn't.
  func fault(_ propose: (inout SpotOperator) -> Void) throws -> Fault? {
    try batch(propose).replayFault()
  }

  /// Alice sells 100 gold for at least 2,000 silver.
  var aliceTerms: Spot.OrderTerms {
    Spot.OrderTerms(
      sellToken: gold,
      buyToken: silver,
      sellAmount: 100,
      buyAmount: 2000,
      sellVault: aliceGold,
      buyVault: 11,
      fee: nil,
      nonce: 7,
      expiration: 480_000
    )
  }

  /// Bob sells 3,000 silver for at least 100 gold.
  var bobTerms: Spot.OrderTerms {
    Spot.OrderTerms(
      sellToken: silver,
      buyToken: gold,
      sellAmount: 3000,
      buyAmount: 100,
      sellVault: bobSilver,
      buyVault: 1 << 63 | 12,
      fee: Spot.FeeTerms(token: gold, limit: 10, vault: 1 << 63 | 12),
      nonce: 8,
      expiration: 490_000
    )
  }

  var aliceParty: SpotParty { SpotParty(.key(alice), aliceTerms, sold: 100) }

  var bobParty: SpotParty {
    let charge = Spot.FeeCharge(
      amount: 10,
      vault: Spot.VaultID(carolGold),
      publicKey: carol.publicKey
    )
    return SpotParty(.key(bob), bobTerms, sold: 3000, fee: charge)
  }

  /// Alice gives Bob 40 gold, and at most 3 more for it.
  var transferTerms: Spot.TransferTerms {
    Spot.TransferTerms(
      token: gold,
      amount: 40,
      sender: Spot.VaultID(aliceGold),
      receiver: Spot.VaultID(empty),
      receiverKey: bob.publicKey,
      condition: nil,
      fee: Spot.FeeTerms(token: gold, limit: 3, vault: aliceGold),
      nonce: 9,
      expiration: 480_000
    )
  }

  func transferCharge(_ amount: UInt64 = 3) -> Spot.FeeCharge {
    Spot.FeeCharge(amount: amount, vault: Spot.VaultID(carolGold), publicKey: carol.publicKey)
  }

  /// A settlement between two orders from L1, which need no vaults of the exchange.
  ///
  /// What is sold for gold is silver; there is no fee.
  func l1Party(
    selling token: Felt252,
    _ sold: UInt64,
    buying bought: Felt252,
    index: UInt64 = 4,
    nonce: UInt64 = 1
  ) -> SpotParty {
    SpotParty(
      .address(address),
      Spot.OrderTerms(
        sellToken: token,
        buyToken: bought,
        sellAmount: sold,
        buyAmount: 0,
        sellVault: index,
        buyVault: index,
        fee: nil,
        nonce: nonce,
        expiration: 480_000
      ),
      sold: sold
    )
  }
}

extension SpotOperator {
  mutating func deposit(_ amount: Int64, of token: Felt252, into vault: UInt64, _ key: TestKey) {
    modify("DEPOSIT", vault: vault, key: key.publicKey, token: token, difference: amount)
  }

  mutating func withdraw(
    _ amount: Int64,
    of token: Felt252,
    from vault: UInt64,
    _ key: TestKey,
    kind: String = "WITHDRAWAL"
  ) {
    modify(kind, vault: vault, key: key.publicKey, token: token, difference: -amount)
  }
}
