package import StarkAlgebra

extension Spot.State {
  /// The state with other vaults and fulfilled amounts.
  package func updating(
    vaults: [Spot.VaultID: Spot.Vault],
    orders changedOrders: [UInt256: Felt252],
    counts: inout OperationCounts
  ) throws(TreeError) -> Spot.State {
    var leaves: [Spot.VaultTree: [UInt64: Spot.Vault]] = [:]
    for (id, vault) in vaults { leaves[id.tree, default: [:]][id.index] = vault }
    return Spot.State(
      validiumVaults: try validiumVaults.updating(leaves[.validium] ?? [:], counts: &counts),
      rollupVaults: try rollupVaults.updating(leaves[.rollup] ?? [:], counts: &counts),
      orders: try orders.updating(changedOrders, counts: &counts)
    )
  }
}
