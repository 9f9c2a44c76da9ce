extension Perpetual {
  /// A limit order that meets a position whose risk is more than its value.
  package struct Liquidation: Equatable, Sendable {
    /// The liquidator's.
    package let order: LimitOrder
    package let liquidated: UInt64
    package let collateral: Int128
    package let synthetic: Int128
    /// Paid by the liquidator.
    package let fee: Int128
  }
}

extension Perpetual.BatchExecution {
  /// Trades between the liquidator and a position that is not well leveraged.
  ///
  /// (stark-perpetual v3.2, `liquidate.cairo`; specification of settlement, 3.8.)
  mutating func execute(_ liquidation: Perpetual.Liquidation) throws(Perpetual.RuleViolation) {
    let order = liquidation.order
    let collateral = try Perpetual.amount(liquidation.collateral)
    let fee = try Perpetual.amount(liquidation.fee)
    try Perpetual.checkDistinct(order.position, liquidation.liquidated, nil)

    let before = try positions.leaf(at: liquidation.liquidated)
    let funded = try before.funded(in: market)
    let status = try funded.status(in: market)
    guard !status.isWellLeveraged else {
      throw Perpetual.RuleViolation(
        .notLiquidatable,
        .notLiquidatable,
        expected: "a risk of more than \(status.value) / 2^32",
        found: "\(status.risk) / 2^64"
      )
    }
    // The victim gives up what the liquidator buys, or is rid of what the liquidator sells.
    try funded.checkReduces(
      order.syntheticAsset,
      by: liquidation.synthetic,
      isSelling: order.isBuying
    )
    let sign: Int128 = order.isBuying ? 1 : -1
    let update = Perpetual.PositionUpdate(
      key: funded.publicKey,
      collateral: sign * Int128(collateral),
      trade: Perpetual.SyntheticChange(
        asset: order.syntheticAsset,
        delta: -sign * liquidation.synthetic
      )
    )
    let updated = try funded.applying(update, in: market).result.get()
    positions.write(updated, at: liquidation.liquidated, over: before)
    try execute(
      order,
      by: Perpetual.Execution(collateral: collateral, synthetic: liquidation.synthetic, fee: fee),
      at: "liquidator_order."
    )
  }
}

extension Perpetual.Position {
  /// Checks that it holds at least `amount` of what it sells, or is short of as much as it buys.
  func checkReduces(
    _ asset: Perpetual.SyntheticAssetID,
    by amount: Int128,
    isSelling: Bool
  ) throws(Perpetual.RuleViolation) {
    let balance = Int128(balance(of: asset))
    let available = isSelling ? balance : -balance
    guard amount >= 0, amount <= available else {
      throw Perpetual.RuleViolation(
        .enlargedHolding,
        .enlargesSyntheticHoldings,
        expected: "0 to \(available)",
        found: "\(amount)"
      )
    }
  }
}
