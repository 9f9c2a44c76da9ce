extension Perpetual.Position {
  /// Checks that a funded position may become `next` (specification of settlement, 2.7).
  ///
  /// Either `next` is well leveraged, or it holds no more than before of anything, its value over
  /// its risk is not less, and without any risk before its value is not less.
  package func checkTransition(
    to next: Self,
    in market: Perpetual.Market
  ) throws(Perpetual.RuleViolation) {
    let after = try next.status(in: market)
    guard !after.isWellLeveraged else { return }
    let before = try status(in: market)
    try checkHoldings(of: next)
    // |value| ≤ 2⁹⁵ and risk < 2¹²⁸: the products stay below 2²²³.
    guard SignedProduct(before.value, after.risk) <= SignedProduct(after.value, before.risk) else {
      throw Perpetual.RuleViolation(
        .valueRiskRatio,
        .reducesValueRiskRatio,
        expected: "at least \(before.value)/\(before.risk)",
        found: "\(after.value)/\(after.risk)"
      )
    }
    guard before.risk > 0 || before.value <= after.value else {
      throw Perpetual.RuleViolation(
        .valueWithoutRisk,
        .noRiskReducesValue,
        expected: "at least \(before.value)",
        found: "\(after.value)"
      )
    }
  }

  /// Checks that `next` holds nothing that is new, larger or of the other sign.
  private func checkHoldings(of next: Self) throws(Perpetual.RuleViolation) {
    for holding in next.assets {
      let before = balance(of: holding.asset)
      let isSmaller =
        before > 0 ? (0...before).contains(holding.balance) : (before...0).contains(holding.balance)
      guard isSmaller else {
        throw Perpetual.RuleViolation(
          .enlargedHolding,
          .enlargesSyntheticHoldings,
          expected: "between 0 and \(before)",
          found: "\(holding.balance)"
        )
      }
    }
  }

  /// The balance of `asset`, 0 if it holds none.
  func balance(of asset: Perpetual.SyntheticAssetID) -> Int64 {
    assets.value(at: asset, by: \.asset)?.balance ?? 0
  }
}
