package import StarkAlgebra
package import StarkFaults

extension Spot {
  /// What holds for every batch, whatever its transactions are.
  ///
  /// Each follows from the rules, so that a proof which breaks one would be of another program.
  package struct Invariants: Sendable {
    /// The vaults whose balances were added up before and after.
    package let changedVaultCount: Int

    /// Checks what the output says of L1.
    ///
    /// An order from L1 changes the two vaults it names there, so they are in the list of updates
    /// even if their balances end where they were; and so is the vault of its fee, if it names one.
    /// No other vaults are. None of the orders expires before the batch.
    package static func check(_ output: Output) throws(Fault) {
      let updated = Set(output.l1VaultUpdates.map(\.vault))
      var named: Set<L1Vault> = []
      for (index, order) in output.l1Orders.enumerated() {
        guard order.terms.expiration >= output.expiration else {
          throw .expiredOrder(index: index, expiration: order.terms.expiration)
        }
        for vault in order.changedVaults where !updated.contains(vault) {
          throw .missingL1Update(order: index, vault)
        }
        named.formUnion(order.changedVaults + [order.feeVault])
      }
      for (index, update) in output.l1VaultUpdates.enumerated() {
        guard named.contains(update.vault) else { throw .unexplainedL1Update(index: index) }
      }
    }

    /// Checks that no token comes from nowhere or is lost.
    ///
    /// For each token, with sums over all vaults of both trees,
    ///
    ///     Σ after − Σ before + Σ L1 differences = Σ modifications + minted units
    ///
    /// Settlements, transfers and fees move a token from vault to vault and change no side.
    /// `vaults` is what was and is in every vault that changed; the others cancel out. `minted` is
    /// what a replay has seen; without one, tokens that can be minted may have come in, and as many
    /// as there is room for: one unit of each if minting is unique.
    package static func checkConservation(
      of output: Output,
      vaults: [VaultID: Change<Vault>],
      minted: [Felt252]?
    ) throws(Fault) {
      // Fewer than 2⁶⁰ terms below 2⁶³ each, so no sum leaves 128 bits.
      var surplus: [Felt252: Int128] = [:]
      for change in vaults.values {
        surplus[change.previous.token, default: 0] -= Int128(change.previous.balance)
        surplus[change.next.token, default: 0] += Int128(change.next.balance)
      }
      for update in output.l1VaultUpdates {
        surplus[update.vault.token, default: 0] += Int128(update.difference)
      }
      for modification in output.modifications {
        surplus[modification.token, default: 0] -= Int128(modification.difference)
      }
      for token in minted ?? [] { surplus[token, default: 0] -= 1 }
      for (token, units) in surplus.sorted(by: { $0.key.integer < $1.key.integer }) {
        let mayBeMinted = minted == nil && isMintable(token)
        let most: Int128 = output.isMintingUnique ? 1 : .max
        guard (0...(mayBeMinted ? most : 0)).contains(units) else {
          throw .conservation(token: token, surplus: units)
        }
      }
    }

    /// Checks that no order is fulfilled less than before.
    package static func checkFulfilment(
      of orders: [UInt256: Change<UInt64>]
    ) throws(Fault) {
      for (key, change) in orders.sorted(by: { $0.key < $1.key }) {
        guard change.next >= change.previous else {
          throw .fulfilmentFell(key, from: change.previous, to: change.next)
        }
      }
    }
  }
}

extension Spot.L1Order {
  /// The vaults that executing the order changes for certain.
  ///
  /// Fee words of 0 are those of an order without a fee, or with one that names token and vault 0
  /// and a limit of 0: the output doesn't tell which.
  fileprivate var changedVaults: [Spot.L1Vault] {
    let vaults = [
      Spot.L1Vault(owner: owner, token: terms.sellToken, index: terms.sellVault),
      Spot.L1Vault(owner: owner, token: terms.buyToken, index: terms.buyVault),
    ]
    return terms.fee == Spot.FeeTerms.none ? vaults : vaults + [feeVault]
  }

  fileprivate var feeVault: Spot.L1Vault {
    let fee = terms.fee ?? .none
    return Spot.L1Vault(owner: owner, token: fee.token, index: fee.vault)
  }
}
