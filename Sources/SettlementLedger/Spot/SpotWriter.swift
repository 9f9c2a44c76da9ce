import Foundation
import GRDB
import StarkAlgebra
import StarkSettlement

/// Writes states of the spot exchange, and what the outputs of its batches say.
struct SpotWriter {
  let place: LedgerPlace

  private var database: Database { place.database }
  private var sequence: Int { place.sequence }

  /// Writes the roots of a state, and the nodes that `older` does not have.
  func write(_ state: Spot.State, since older: Spot.State) throws {
    let roots = state.roots
    try database.run(
      """
      INSERT INTO spot_states (sequence, validium_root, rollup_root, orders_root)
      VALUES (?, ?, ?, ?)
      """,
      [sequence, roots.validium.stored, roots.rollup.stored, roots.orders.stored]
    )
    try NodeStore(database: database, tree: 0)
      .add(state.validiumVaults.newNodes(since: older.validiumVaults))
    try NodeStore(database: database, tree: 1)
      .add(state.rollupVaults.newNodes(since: older.rollupVaults))
    try PatriciaStore(database: database, tree: 2)
      .add(state.orders.newNodes(since: older.orders))
  }

  /// Writes what is in a vault now.
  func write(_ id: Spot.VaultID, _ vault: Spot.Vault) throws {
    try database.run(
      """
      INSERT OR REPLACE INTO vaults (vault, public_key, token, balance, sequence)
      VALUES (?, ?, ?, ?, ?)
      """,
      [
        id.value.stored, vault.publicKey.stored, vault.token.stored, vault.balance.stored,
        sequence,
      ]
    )
  }

  func write(_ output: Spot.Output) throws {
    for (ordinal, modification) in output.modifications.enumerated() {
      try database.run(
        """
        INSERT INTO vault_modifications
          (sequence, ordinal, public_key, token, vault, difference, is_full_withdrawal)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          sequence, ordinal, modification.publicKey.stored, modification.token.stored,
          modification.vault.value.stored, modification.difference,
          modification.isFullWithdrawal ? 1 : 0,
        ]
      )
    }
    for (ordinal, condition) in output.conditions.enumerated() {
      try database.run(
        "INSERT INTO conditions (sequence, ordinal, condition) VALUES (?, ?, ?)",
        [sequence, ordinal, condition.stored]
      )
    }
    for (ordinal, update) in output.l1VaultUpdates.enumerated() {
      try database.run(
        """
        INSERT INTO l1_vault_updates
          (sequence, ordinal, owner, token, vault_index, minimum_balance, difference)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          sequence, ordinal, update.vault.owner.stored, update.vault.token.stored,
          update.vault.index.stored, update.minimumBalance.stored, update.difference,
        ]
      )
    }
    for (ordinal, order) in output.l1Orders.enumerated() {
      let terms = order.terms.words.reduce(into: Data()) { $0 += $1.stored }
      try database.run(
        "INSERT INTO l1_orders (sequence, ordinal, owner, terms) VALUES (?, ?, ?, ?)",
        [sequence, ordinal, order.owner.stored, terms]
      )
    }
  }
}
