package import StarkAlgebra
import StarkCairo

extension Spot.StateDifference: SettlementStep {
  package var uncheckedParts: [String] {
    [
      ("validium vaults", validiumVaults), ("rollup vaults", rollupVaults), ("orders", orders),
    ].filter { $0.1 == .notChecked }.map(\.0)
  }

  package var findings: [Finding] {
    [
      Finding("validium vaults root", "\(next.roots.validium)"),
      Finding("rollup vaults root", "\(next.roots.rollup)"),
      Finding("orders root", "\(next.roots.orders)"),
    ]
  }
}

extension Spot.Replay: SettlementStep {
  package var uncheckedParts: [String] { [] }

  package var findings: [Finding] {
    [
      Finding("signatures verified", "\(signatureCount)"),
      Finding("units minted", "\(mintedTokens.count)"),
    ]
  }
}

extension Spot.Invariants: SettlementFigures {
  package var findings: [Finding] { [Finding("vaults added up", "\(changedVaultCount)")] }
}

extension Spot.Output: SettlementOutput {
  package func link(counts: inout OperationCounts) -> ChainLink {
    ChainLink(
      previous: initial.hash(counts: &counts),
      next: final.hash(counts: &counts),
      heights: [heights.validium, heights.rollup, Spot.orderTreeHeight],
      times: nil,
      expiration: expiration
    )
  }

  package var findings: [Finding] {
    let deposits = modifications.count { $0.difference > 0 }
    return [
      Finding("deposits", "\(deposits)"),
      Finding("other modifications", "\(modifications.count - deposits)"),
      Finding("conditions", "\(conditions.count)"),
      Finding("updates of L1 vaults", "\(l1VaultUpdates.count)"),
      Finding("orders from L1", "\(l1Orders.count)"),
      Finding("rollup vaults changed", "\(vaultChanges.count)"),
    ]
  }
}

extension Spot.Roots {
  /// K(validium root, rollup root, orders root): a name for the state that this package gives it,
  /// since the contract of the exchange stores the roots one by one.
  package func hash(counts: inout OperationCounts) -> Bytes32 {
    KeccakWords([validium, rollup, orders]).digest(counts: &counts)
  }
}
