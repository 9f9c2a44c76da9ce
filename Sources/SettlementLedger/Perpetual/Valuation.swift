package import StarkAlgebra
package import StarkSettlement

/// What positions are worth at the funding indices and prices of a state; exact.
package struct Valuation: Sendable {
  package let funding: [Perpetual.SyntheticAssetID: Int64]
  package let prices: [Perpetual.SyntheticAssetID: UInt64]

  package init(
    funding: [Perpetual.SyntheticAssetID: Int64],
    prices: [Perpetual.SyntheticAssetID: UInt64]
  ) {
    self.funding = funding
    self.prices = prices
  }

  /// The collateral after funding: collateral + ⌊−Σ (G − cached)·balance / 2³²⌋.
  ///
  /// Nil if an asset has no index. (Specification of settlement, 2.5.)
  package func fundedCollateral(of position: Perpetual.Position) -> Integer? {
    var payment = Integer(0)
    for holding in position.assets {
      guard let index = funding[holding.asset] else { return nil }
      let change = Integer(Int(index)) - Integer(Int(holding.cachedFundingIndex))
      payment += change * Integer(Int(holding.balance))
    }
    return Integer(Int(position.collateral)) + (-payment >> 32)
  }

  /// Σ price·balance, 32 fractional bits; nil if an asset has no price.
  package func syntheticValue(of position: Perpetual.Position) -> Integer? {
    var value = Integer(0)
    for holding in position.assets {
      guard let price = prices[holding.asset] else { return nil }
      value += Integer(price) * Integer(Int(holding.balance))
    }
    return value
  }

  /// The total value, 32 fractional bits; nil if an index or a price is missing.
  package func totalValue(of position: Perpetual.Position) -> Integer? {
    guard let collateral = fundedCollateral(of: position),
      let value = syntheticValue(of: position)
    else { return nil }
    return (collateral << 32) + value
  }

  /// The total risk, Σ price·|balance|·risk with 64 fractional bits.
  ///
  /// Nil if a price or a configuration is missing. (Specification of settlement, 2.7.)
  package func totalRisk(of position: Perpetual.Position, under table: RiskTable) -> Integer? {
    var risk = Integer(0)
    for holding in position.assets {
      guard let price = prices[holding.asset],
        let factor = table.risk(of: holding, price: price)
      else { return nil }
      risk += Integer(price) * Integer(holding.balance.magnitude) * Integer(factor)
    }
    return risk
  }
}

/// The risk factors of all assets.
package struct RiskTable: Sendable {
  package let segments: [Perpetual.SyntheticAssetID: [Perpetual.RiskSegment]]
  /// Whether a segment is chosen by balance instead of value.
  package let isByBalanceOnly: Bool

  package init(
    segments: [Perpetual.SyntheticAssetID: [Perpetual.RiskSegment]],
    isByBalanceOnly: Bool
  ) {
    self.segments = segments
    self.isByBalanceOnly = isByBalanceOnly
  }

  /// The factor of the first segment that reaches up to the size of `holding`.
  package func risk(of holding: Perpetual.Holding, price: UInt64) -> UInt64? {
    // At most 2⁶³·2⁶⁴, so it fits.
    let balance = UInt128(holding.balance.magnitude)
    let size = isByBalanceOnly ? balance : balance * UInt128(price)
    return segments[holding.asset]?.first { size <= $0.upperBound }?.risk
  }
}
