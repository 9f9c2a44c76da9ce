import Foundation
import GRDB
import StarkAlgebra
import StarkSettlement

extension Spot {
  /// The outputs of all batches, without what was published.
  ///
  /// Whether minting is unique is not kept, so each has two main parts.
  static func outputs(
    between states: [Roots],
    of history: LedgerHistory,
    in database: Database
  ) throws -> [RecordedOutput] {
    let heights = history.chain.heights
    guard heights.count == 3 else { throw StoreFault.damaged(table: "tree_heights") }
    let conditions = try database.conditions(ofBatches: history.batches.count)
    var outputs = history.batches.enumerated().map { index, batch in
      Output(
        isMintingUnique: true,
        initial: states[index],
        final: states[index + 1],
        expiration: batch.expiration,
        heights: Heights(validium: heights[0], rollup: heights[1]),
        modifications: [],
        conditions: conditions[index],
        l1VaultUpdates: [],
        l1Orders: [],
        vaultChanges: []
      )
    }
    try readModifications(into: &outputs, from: database)
    try readL1(into: &outputs, from: database)
    return outputs.map { output in
      var other = output
      other.isMintingUnique = false
      return RecordedOutput(mainParts: [output.mainWords, other.mainWords])
    }
  }

  private static func readModifications(
    into outputs: inout [Output],
    from database: Database
  ) throws {
    try database.each(
      "vault_modifications",
      """
      SELECT sequence, public_key, token, vault, difference, is_full_withdrawal
      FROM vault_modifications ORDER BY sequence, ordinal
      """,
      into: &outputs,
      from: 1
    ) {
      $0.modifications.append(
        Modification(
          publicKey: try $1.element(),
          token: try $1.element(),
          vault: VaultID(try $1.unsigned()),
          difference: try $1.integer(),
          isFullWithdrawal: try $1.flag()
        )
      )
    }
  }

  private static func readL1(into outputs: inout [Output], from database: Database) throws {
    try database.each(
      "l1_vault_updates",
      """
      SELECT sequence, owner, token, vault_index, minimum_balance, difference
      FROM l1_vault_updates ORDER BY sequence, ordinal
      """,
      into: &outputs,
      from: 1
    ) {
      $0.l1VaultUpdates.append(
        L1VaultUpdate(
          vault: L1Vault(
            owner: try $1.element(),
            token: try $1.element(),
            index: try $1.unsigned()
          ),
          minimumBalance: try $1.unsigned(),
          difference: try $1.integer()
        )
      )
    }
    try database.each(
      "l1_orders",
      "SELECT sequence, owner, terms FROM l1_orders ORDER BY sequence, ordinal",
      into: &outputs,
      from: 1
    ) { output, reader in
      let owner = try reader.element()
      let terms = try reader.data()
      guard terms.count == 32 * L1Order.termsWordCount else { throw reader.damage }
      let words = stride(from: 0, to: terms.count, by: 32).compactMap {
        Felt252(stored: terms.dropFirst($0).prefix(32))
      }
      guard let terms = OrderTerms(words: words) else { throw reader.damage }
      output.l1Orders.append(L1Order(owner: owner, terms: terms))
    }
  }
}
