package import StarkAlgebra
package import StarkFaults

extension Spot {
  /// What a proven output did to the state, as far as the data at hand shows it.
  package struct StateDifference: Sendable {
    /// The state after the batch; opaque where nothing was known or shown.
    package let next: State
    package let validiumVaults: TreeCheck
    package let rollupVaults: TreeCheck
    package let orders: TreeCheck
    /// What was and is in all vaults that changed; nil if a tree of vaults was not checked.
    package let vaults: [VaultID: Change<Vault>]?
    /// How far orders were and are fulfilled that were touched; nil if their tree was not checked.
    package let amounts: [UInt256: Change<UInt64>]?

    /// Whether all three trees were led from the initial to the final root.
    package var isComplete: Bool {
      ![validiumVaults, rollupVaults, orders].contains(.notChecked)
    }
  }

  /// How a tree's final root was checked.
  package enum TreeCheck: String, Sendable {
    /// The changes were applied to the tree before, and gave the final root.
    case recomputed
    /// Both roots are the same, and there are no changes.
    case unchanged
    /// The tree before or the changes are not known: the final root is the proof's word.
    case notChecked = "not checked"
  }
}

extension Spot.State {
  /// Leads the state through a proven output.
  ///
  /// What was published says what rollup vaults hold afterwards; what validium vaults and orders
  /// do, only the operator can say. `touched` is what the operator's batch lists, nil if there is
  /// none. What it lists of the state before is compared with the trees, and what it lists of
  /// rollup vaults with what was published.
  ///
  /// - Throws: that the data contradicts the output or the state. Data that is missing makes parts
  ///   of the result `notChecked`.
  package func difference(
    to output: Spot.Output,
    touched: Spot.TouchedState?,
    counts: inout OperationCounts
  ) throws(Fault) -> Spot.StateDifference {
    guard heights == output.heights else {
      throw .stateHeights(expected: heights, found: output.heights)
    }
    for tree in Spot.StateTree.allCases where roots[tree] != output.initial[tree] {
      throw .stateInitialRoot(tree, expected: roots[tree], found: output.initial[tree])
    }
    if let touched { try check(touched, published: output.vaultChanges) }
    let final = output.final
    let published = try published(by: output)
    let (rollup, rollupCheck) = try rollupVaults.led(
      by: output.vaultChanges.leaves,
      to: final.rollup,
      as: .rollupVaults,
      counts: &counts
    )
    let shown = touched?.vaults.filter { $0.key.tree == .validium && $0.value.isChange }
    let (validium, validiumCheck) = try validiumVaults.led(
      by: shown?.leaves,
      to: final.validium,
      as: .validiumVaults,
      counts: &counts
    )
    let amounts = touched?.orders.mapValues { Felt252($0.next) }
    let (orders, ordersCheck) = try orders.led(by: amounts, to: final.orders, counts: &counts)
    let isKnown = ![rollupCheck, validiumCheck].contains(.notChecked)
    return Spot.StateDifference(
      next: Spot.State(validiumVaults: validium, rollupVaults: rollup, orders: orders),
      validiumVaults: validiumCheck,
      rollupVaults: rollupCheck,
      orders: ordersCheck,
      vaults: isKnown ? published.merging(shown ?? [:]) { first, _ in first } : nil,
      amounts: ordersCheck == .notChecked ? nil : touched?.orders ?? [:]
    )
  }

  /// What was and is in the published vaults whose content before is known.
  ///
  /// - Throws: that one of them holds what it held before.
  private func published(
    by output: Spot.Output
  ) throws(Fault) -> [Spot.VaultID: Spot.Change<Spot.Vault>] {
    var changes: [Spot.VaultID: Spot.Change<Spot.Vault>] = [:]
    for change in output.vaultChanges {
      guard let previous = try known(change.id) else { continue }
      guard previous != change.vault else { throw .unchangedVault(change.id) }
      changes[change.id] = Spot.Change(previous: previous, next: change.vault)
    }
    return changes
  }

  /// Checks an operator's list against the trees and what was published.
  private func check(
    _ touched: Spot.TouchedState,
    published: [Spot.VaultChange]
  ) throws(Fault) {
    for (id, claim) in touched.vaults.sorted(by: { $0.key < $1.key }) {
      if let vault = try known(id), vault != claim.previous {
        throw .stateContent(.previousVault(id, expected: vault, found: claim.previous))
      }
      guard id.tree == .rollup else { continue }
      let next = published.value(at: id.index, by: \.index)?.vault ?? claim.previous
      guard claim.next == next else {
        throw .stateContent(.nextVault(id, expected: next, found: claim.next))
      }
    }
    for change in published where touched.vaults[change.id] == nil {
      throw .stateContent(.unlistedVault(change.id))
    }
    for (key, claim) in touched.orders.sorted(by: { $0.key < $1.key }) {
      if let amount = try knownAmount(of: key), amount != Felt252(claim.previous) {
        throw .stateContent(.previousOrder(key, expected: amount, found: claim.previous))
      }
    }
  }

  /// What is in a vault, nil where the tree doesn't know.
  private func known(_ id: Spot.VaultID) throws(Fault) -> Spot.Vault? {
    do { return try vault(id) } catch { return try error.asIgnorance() }
  }

  /// How far an order is fulfilled, nil where the tree doesn't know.
  private func knownAmount(of key: UInt256) throws(Fault) -> Felt252? {
    do { return try orders.value(of: key) } catch { return try error.asIgnorance() }
  }
}

extension [Spot.VaultChange] {
  fileprivate var leaves: [UInt64: Spot.Vault] {
    Dictionary<UInt64, Spot.Vault>(map { ($0.index, $0.vault) }) { first, _ in first }
  }
}

extension [Spot.VaultID: Spot.Change<Spot.Vault>] {
  /// The vaults of one tree afterwards.
  fileprivate var leaves: [UInt64: Spot.Vault] {
    var leaves: [UInt64: Spot.Vault] = [:]
    for (id, change) in self { leaves[id.index] = change.next }
    return leaves
  }
}
