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
    let deposits = modifications.count { $0.delta > 0 }
    return [
      Finding("mode", availability == .rollup ? "rollup" : "validium"),
      Finding("assets", "\(assetHashes.count)"),
      Finding("system time", "\(previous.systemTime) to \(next.systemTime)"),
      Finding("deposits", "\(deposits)"),
      Finding("withdrawals", "\(modifications.count - deposits)"),
      Finding("forced actions", "\(forcedActions.count)"),
      Finding("conditions", "\(conditions.count)"),
    ]
  }
}
