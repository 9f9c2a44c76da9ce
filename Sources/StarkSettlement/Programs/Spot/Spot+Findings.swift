import StarkAlgebra

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
