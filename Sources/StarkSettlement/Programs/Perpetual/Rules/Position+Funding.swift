extension Perpetual.Position {
  /// The position after funding was paid up to the market's indices G.
  ///
  ///     collateral ← ⌊(collateral·2³² − Σ (G − cached)·balance) / 2³²⌋, cached ← G
  ///
  /// (Specification of settlement, 2.5.) The floor is one for the whole sum, so a position loses
  /// less than one quantum to it.
  package func funded(in market: Perpetual.Market) throws(Perpetual.RuleViolation) -> Self {
    var sum = WideSum()
    sum.add(Int128(collateral) << 32)
    var funded = self
    for (slot, holding) in assets.enumerated() {
      guard let index = market.funding.index(of: holding.asset) else {
        throw Perpetual.RuleViolation(.fundingIndexMissing, found: "\(holding.asset)")
      }
      // |G − cached| < 2⁶⁴ and |balance| ≤ 2⁶³, so the product is less than 2¹²⁷.
      sum.add((Int128(holding.cachedFundingIndex) - Int128(index)) * Int128(holding.balance))
      funded.assets[slot].cachedFundingIndex = index
    }
    // 2⁶³ quanta with 32 fractional bits; the shift is a floor.
    guard let total = sum.value(below: 1 << 95), let collateral = Int64(exactly: total >> 32) else {
      throw Perpetual.RuleViolation(.fundedCollateral, expected: "-2^63 to 2^63 - 1")
    }
    funded.collateral = collateral
    funded.fundingTimestamp = market.funding.timestamp
    return funded
  }
}
