import StarkAlgebra

extension Perpetual {
  /// What is executed of an order: amounts that the program has checked to be below 2⁶⁴, and one of
  /// the synthetic asset that it bounds from above only later, by what the order has left.
  struct Execution: Equatable, Sendable {
    let collateral: UInt64
    /// At least 1.
    let synthetic: Int128
    let fee: UInt64
  }
}

extension Perpetual.LimitOrder {
  /// Checks that fee and price are no worse than what was signed, but for a quantum of rounding.
  ///
  /// With an order of S for C with fee F, executed at s for c with fee f:
  ///
  ///     f·C ≤ F·c
  ///     buying:   c = 0 or (c − 1)·S < C·s
  ///     selling:  s·C < S·(c + 1)
  ///
  /// (stark-perpetual v3.2, `validate_limit_order.cairo`; specification of settlement, 3.7.)
  func checkFairness(
    of execution: Perpetual.Execution,
    collateralAmount: UInt64,
    feeAmount: UInt64
  ) throws(Perpetual.RuleViolation) {
    let (fee, collateral) = (UInt128(execution.fee), UInt128(execution.collateral))
    guard fee * UInt128(collateralAmount) <= UInt128(feeAmount) * collateral else {
      throw Perpetual.RuleViolation(
        .feeRatio,
        .invalidFeeRatio,
        expected: "at most \(feeAmount) for \(collateralAmount)",
        found: "\(execution.fee) for \(execution.collateral)"
      )
    }
    let isFair =
      if isBuying {
        collateral == 0
          || (Felt252(collateral - 1) * Felt252(signed: syntheticAmount))
            .isLess(than: Felt252(collateralAmount) * Felt252(signed: execution.synthetic))
      } else {
        (Felt252(signed: execution.synthetic) * Felt252(collateralAmount))
          .isLess(than: Felt252(signed: syntheticAmount) * Felt252(collateral + 1))
      }
    guard isFair else {
      throw Perpetual.RuleViolation(
        .priceRatio,
        .invalidPriceRatio,
        expected: "\(isBuying ? "at most" : "at least") \(collateralAmount) for \(syntheticAmount)",
        found: "\(execution.collateral) for \(execution.synthetic)"
      )
    }
  }
}

extension Felt252 {
  /// Whether self < other as the program compares: other − self − 1, an element, is below 2¹²⁸.
  ///
  /// Amounts that are not checked yet may make it more; then the program refuses them here.
  fileprivate func isLess(than other: Felt252) -> Bool {
    UInt128(other - self - 1) != nil
  }
}
