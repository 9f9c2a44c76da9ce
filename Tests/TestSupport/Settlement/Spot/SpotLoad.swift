import StarkAlgebra
package import StarkSettlement

/// A batch of settlements on the spot exchange and the state before it, to measure.
///
/// Each settlement is between two signed orders that are filled at once: one of the older form
/// between validium vaults, one with a fee between rollup vaults. So it takes two signatures and
/// changes two orders, four vaults of its own and the one that gets the fees.
package struct SpotLoad: Sendable {
  package let previous: Spot.State
  package let batch: Spot.Batch
  package let output: Spot.Output

  /// Most of the time goes into the signatures.
  package init(settlementCount: Int) throws {
    var exchange = SpotOperator()
    // A key signs for many; to the exchange they are as different as their vaults.
    let keys = (1...64).map { TestKey(seed: $0) }
    let collector = TestKey(seed: 0)
    for number in 0..<UInt64(settlementCount) {
      for side in SpotLoad.sides(of: number) {
        exchange.modify(
          "DEPOSIT",
          vault: side.vault,
          key: keys[Int(number % 64)].publicKey,
          token: side.token,
          difference: 1_000_000
        )
      }
    }
    let start = exchange.finishBatch()
    for number in 0..<UInt64(settlementCount) {
      let sides = SpotLoad.sides(of: number)
      let key = keys[Int(number % 64)]
      let a = SpotLoad.party(key, selling: sides[0], for: sides[1], nonce: 2 * number)
      var b = SpotLoad.party(key, selling: sides[1], for: sides[0], nonce: 2 * number + 1)
      b.terms.fee = Spot.FeeTerms(token: sides[0].token, limit: 100, vault: b.terms.buyVault)
      b.fee = Spot.FeeCharge(amount: 100, vault: Spot.VaultID(0), publicKey: collector.publicKey)
      exchange.settle(a, b)
    }
    let traded = exchange.finishBatch()
    var counts = OperationCounts()
    previous = try Spot.StateFile.decode(Array(start.stateAfter.text.utf8), counts: &counts).state
    batch = try Spot.Batch(decoding: traded.fileBytes)
    output = try Spot.Output(decoding: traded.words)
  }

  private typealias Side = (vault: UInt64, token: Felt252)

  /// What the parties sell: A out of the validium tree, B out of the rollup tree.
  private static func sides(of number: UInt64) -> [Side] {
    [(2 * number + 2, 11), (1 << 63 | (2 * number + 2), 12)]
  }

  /// An order for one vault's token, bought into the vault beside the one that sells.
  private static func party(
    _ key: TestKey,
    selling sold: Side,
    for bought: Side,
    nonce: UInt64
  ) -> SpotParty {
    SpotParty(
      .key(key),
      Spot.OrderTerms(
        sellToken: sold.token,
        buyToken: bought.token,
        sellAmount: 5000,
        buyAmount: 5000,
        sellVault: sold.vault,
        buyVault: sold.vault + 1,
        fee: nil,
        nonce: nonce,
        expiration: 480_000
      ),
      sold: 5000
    )
  }
}
