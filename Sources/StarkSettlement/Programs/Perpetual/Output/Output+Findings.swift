package import StarkAlgebra

extension Perpetual.Output: SettlementOutput {
  package func link(counts: inout OperationCounts) -> ChainLink {
    ChainLink(
      previous: previous.hash(counts: &counts),
      next: next.hash(counts: &counts),
      heights: [next.positionsHeight, next.ordersHeight],
      times: (previous.systemTime, next.systemTime),
      expiration: minimumExpiration
    )
  }

  package var findings: [Finding] {
    [
      Finding("mode", availability == .rollup ? "rollup" : "validium"),
      Finding("assets", "\(assetHashes.count)"),
      Finding("system time", "\(previous.systemTime) to \(next.systemTime)"),
      Finding("deposits", "\(modifications.count { $0.delta > 0 })"),
      Finding("withdrawals", "\(modifications.count { $0.delta < 0 })"),
      // The contract passes over them. (starkex-contracts, UpdatePerpetualState.sol.)
      Finding("modifications of 0", "\(modifications.count { $0.delta == 0 })"),
      Finding("forced actions", "\(forcedActions.count)"),
      Finding("conditions", "\(conditions.count)"),
    ]
  }
}
