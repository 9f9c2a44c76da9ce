extension Perpetual {
  /// What a position is worth and what it risks.
  package struct PositionStatus: Equatable, Sendable {
    /// collateral·2³² + Σ price·balance, in [−2⁹⁵, 2⁹⁵): 32 fractional bits.
    package let value: Int128
    /// Σ price·|balance|·risk: 64 fractional bits.
    package let risk: UInt128

    /// Whether the value covers the risk.
    var isWellLeveraged: Bool {
      // Below 2⁹⁵, so that 32 bits more stay below 2¹²⁷.
      value >= 0 && risk <= UInt128(value) << 32
    }
  }
}

extension Perpetual.Position {
  /// Value and risk at the prices of the market (specification of settlement, 2.7).
  ///
  /// No rounding anywhere. A total value outside [−2⁶³, 2⁶³) quanta is an error of its own, then a
  /// total risk of 2⁶⁴ quanta and more.
  package func status(
    in market: Perpetual.Market
  ) throws(Perpetual.RuleViolation) -> Perpetual.PositionStatus {
    var value = WideSum()
    value.add(Int128(collateral) << 32)
    var risk: UInt128? = 0
    for holding in assets {
      let (price, configuration) = try market.measures(of: holding)
      // |balance| < 2⁶³ and price < 2⁶⁴.
      let worth = Int128(holding.balance) * Int128(price)
      value.add(worth)
      let factor = configuration.riskFactor(
        of: market.configuration.isRiskByBalanceOnly
          ? UInt128(holding.balance.magnitude) : worth.magnitude
      )
      risk = risk?.adding(worth.magnitude, times: UInt128(factor))
    }
    guard let value = value.value(below: 1 << 95) else {
      throw Perpetual.RuleViolation(
        .totalValue,
        .totalValueOutOfRange,
        expected: "-2^63 to 2^63 - 1 quanta"
      )
    }
    guard let risk else {
      throw Perpetual.RuleViolation(
        .totalRisk,
        .totalRiskOutOfRange,
        expected: "less than 2^64 quanta"
      )
    }
    return Perpetual.PositionStatus(value: value, risk: risk)
  }
}

extension Perpetual.Market {
  /// Price and configuration of what is held, without which nothing can be proven.
  fileprivate func measures(
    of holding: Perpetual.Holding
  ) throws(Perpetual.RuleViolation) -> (price: UInt64, Perpetual.AssetConfiguration) {
    guard let price = price(of: holding.asset) else {
      throw Perpetual.RuleViolation(.priceMissing, found: "\(holding.asset)")
    }
    guard let configuration = configuration.asset(holding.asset) else {
      throw Perpetual.RuleViolation(.configurationMissing, found: "\(holding.asset)")
    }
    guard holding.balance > Int64.min else {
      throw Perpetual.RuleViolation(
        .lowestBalance,
        expected: "more than -2^63",
        found: "\(holding.balance)"
      )
    }
    return (price, configuration)
  }
}

extension Perpetual.AssetConfiguration {
  /// The factor of the first segment whose bound is not below `size`.
  ///
  /// The last bound of a valid configuration is 2¹²⁸ − 1; without any segment there is no risk.
  func riskFactor(of size: UInt128) -> UInt64 {
    riskSegments.first { $0.upperBound >= size }?.risk ?? 0
  }
}

extension UInt128 {
  /// self + a·b, nil from 2¹²⁸ on.
  fileprivate func adding(_ a: UInt128, times b: UInt128) -> UInt128? {
    let (product, tooLarge) = a.multipliedReportingOverflow(by: b)
    let (sum, overflow) = addingReportingOverflow(product)
    return tooLarge || overflow ? nil : sum
  }
}
