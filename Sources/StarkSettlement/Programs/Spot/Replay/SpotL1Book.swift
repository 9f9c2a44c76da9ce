import StarkAlgebra

extension Spot {
  /// What a batch does to vaults on L1, whose content it doesn't know, while it is executed.
  struct L1Book {
    private var balances: [L1Vault: RunningBalance] = [:]

    private struct RunningBalance {
      /// The sum of what was added so far, counted from 0.
      var sum: Int128 = 0
      /// The least and the greatest sum on the way; 0 is one.
      var lowest: Int128 = 0
      var highest: Int128 = 0
    }

    /// Adds to the balance of a vault.
    ///
    /// The vault starts with the least balance with which it never runs dry; from there it must not
    /// reach 2⁶³, so that all of its sums lie less than 2⁶³ apart.
    mutating func add(_ difference: Int128, to vault: L1Vault) throws(ReplayError) {
      guard vault.index >> L1Vault.indexBitCount == 0 else {
        throw .rule(.l1VaultIndex(Int128(vault.index)))
      }
      var balance = balances[vault] ?? RunningBalance()
      balance.sum += difference
      balance.lowest = min(balance.lowest, balance.sum)
      balance.highest = max(balance.highest, balance.sum)
      let span = balance.highest - balance.lowest
      guard span < Int128(Spot.amountBound) else { throw .rule(.l1Balance(vault, span)) }
      balances[vault] = balance
    }

    /// The updates that the output lists, ascending by the vaults' keys; one hash each.
    ///
    /// The minimum is the least that will do, as StarkEx's operator computes it. The sums are less
    /// than 2⁶³ in magnitude by the check above.
    func updates(counts: inout OperationCounts) -> [L1VaultUpdate] {
      counts.pedersenHashes += balances.count
      return balances.map { vault, balance in
        let update = L1VaultUpdate(
          vault: vault,
          minimumBalance: UInt64(-balance.lowest),
          difference: Int64(balance.sum)
        )
        return (key: vault.key.integer, update: update)
      }
      .sorted { $0.key < $1.key }
      .map(\.update)
    }
  }
}
