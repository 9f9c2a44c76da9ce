package import StarkAlgebra

extension Spot {
  /// What a run of the program puts out, in the order of the words.
  package struct Output: Hashable, Sendable {
    /// Whether a mintable token can be minted once only.
    package var isMintingUnique: Bool
    package var initial: Roots
    package var final: Roots
    /// In hours since 1970, below 2²²; no order in the batch expires earlier.
    package var expiration: UInt64
    package var heights: Heights
    /// In the order of execution.
    package var modifications: [Modification]
    /// The condition of each conditional transfer, 250 bits, in the order of execution.
    package var conditions: [Felt252]
    /// Ascending by `L1VaultUpdate.vault.key`.
    package var l1VaultUpdates: [L1VaultUpdate]
    /// A set, in the order of their first execution.
    package var l1Orders: [L1Order]
    /// The rollup vaults that the batch changed, ascending by index.
    package var vaultChanges: [VaultChange]

    package init(
      isMintingUnique: Bool,
      initial: Roots,
      final: Roots,
      expiration: UInt64,
      heights: Heights,
      modifications: [Modification],
      conditions: [Felt252],
      l1VaultUpdates: [L1VaultUpdate],
      l1Orders: [L1Order],
      vaultChanges: [VaultChange]
    ) {
      self.isMintingUnique = isMintingUnique
      self.initial = initial
      self.final = final
      self.expiration = expiration
      self.heights = heights
      self.modifications = modifications
      self.conditions = conditions
      self.l1VaultUpdates = l1VaultUpdates
      self.l1Orders = l1Orders
      self.vaultChanges = vaultChanges
    }
  }

  /// A deposit that the batch consumed, a withdrawal that it allows or a request that it answers.
  package struct Modification: Hashable, Sendable {
    package let publicKey: Felt252
    package let token: Felt252
    package let vault: VaultID
    /// In (−2⁶³, 2⁶³); positive for a deposit.
    package let difference: Int64
    /// Whether the batch answers a request for all that is in the vault.
    package let isFullWithdrawal: Bool

    package init(
      publicKey: Felt252,
      token: Felt252,
      vault: VaultID,
      difference: Int64,
      isFullWithdrawal: Bool
    ) {
      self.publicKey = publicKey
      self.token = token
      self.vault = vault
      self.difference = difference
      self.isFullWithdrawal = isFullWithdrawal
    }
  }

  /// What is in a rollup vault after the batch.
  package struct VaultChange: Hashable, Sendable {
    /// Below 2³¹.
    package let index: UInt64
    package let vault: Vault

    package init(index: UInt64, vault: Vault) {
      self.index = index
      self.vault = vault
    }

    package var id: VaultID { VaultID(rollupIndex: index) }
  }
}
