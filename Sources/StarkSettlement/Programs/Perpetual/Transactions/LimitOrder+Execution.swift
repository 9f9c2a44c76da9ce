import StarkAlgebra

extension Perpetual.BatchExecution {
  /// One side of a trade: its rules, its book-keeping, the fee, and what it gives and gets.
  ///
  /// (stark-perpetual v3.2, `execute_limit_order.cairo`; specification of settlement, 3.7.) `path`
  /// leads to the order within the transaction.
  mutating func execute(
    _ order: Perpetual.LimitOrder,
    by execution: Perpetual.Execution,
    at path: String
  ) throws(Perpetual.RuleViolation) {
    guard order.position != configuration.feePosition else {
      throw Perpetual.RuleViolation(
        .feePositionTrades,
        expected: "not the fee position",
        found: "\(order.position)"
      )
    }
    try checkCollateral(order.collateralAsset)
    let collateralAmount = try positiveAmount(order.collateralAmount)
    let feeAmount = try Perpetual.amount(order.feeAmount)
    guard execution.synthetic >= 1 else { throw .notPositive(execution.synthetic) }
    try order.checkFairness(
      of: execution,
      collateralAmount: collateralAmount,
      feeAmount: feeAmount
    )
    try fill(
      Fill(used: execution.synthetic, full: order.syntheticAmount),
      of: order.request,
      at: path
    )
    let fee = Int128(execution.fee)
    _ = try update(
      configuration.feePosition,
      by: Perpetual.PositionUpdate(key: configuration.feeKey, collateral: fee)
    ).result.get()
    let sign: Int128 = order.isBuying ? 1 : -1
    _ = try update(
      order.position,
      by: Perpetual.PositionUpdate(
        key: order.request.publicKey,
        collateral: -sign * Int128(execution.collateral) - fee,
        trade: Perpetual.SyntheticChange(
          asset: order.syntheticAsset,
          delta: sign * execution.synthetic
        )
      )
    ).result.get()
  }

  private func positiveAmount(_ amount: Int128) throws(Perpetual.RuleViolation) -> UInt64 {
    guard let checked = UInt64(exactly: amount), checked > 0 else { throw .notPositive(amount) }
    return checked
  }
}

extension Perpetual.RuleViolation {
  fileprivate static func notPositive(_ amount: Int128) -> Self {
    Self(.positiveAmount, .amountNotPositive, expected: "1 to 2^64 - 1", found: "\(amount)")
  }
}
