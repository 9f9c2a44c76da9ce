extension Perpetual {
  /// Two limit orders that meet: A buys what B sells.
  package struct Trade: Equatable, Sendable {
    package let orderA: LimitOrder
    package let orderB: LimitOrder
    package let collateral: Int128
    package let synthetic: Int128
    package let feeA: Int128
    package let feeB: Int128
  }
}

extension Perpetual.BatchExecution {
  /// Executes A's order, checks that B's fits it, and executes B's.
  ///
  /// (stark-perpetual v3.2, `trade.cairo`; specification of settlement, 3.7.)
  mutating func execute(_ trade: Perpetual.Trade) throws(Perpetual.RuleViolation) {
    let (orderA, orderB) = (trade.orderA, trade.orderB)
    let collateral = try Perpetual.amount(trade.collateral)
    let feeA = try Perpetual.amount(trade.feeA)
    let feeB = try Perpetual.amount(trade.feeB)
    guard orderA.isBuying, !orderB.isBuying else {
      throw Perpetual.RuleViolation(.orderSides, expected: "A buys and B sells")
    }
    try execute(
      orderA,
      by: Perpetual.Execution(collateral: collateral, synthetic: trade.synthetic, fee: feeA),
      at: "party_a_order."
    )
    guard orderA.syntheticAsset == orderB.syntheticAsset else {
      throw Perpetual.RuleViolation(
        .orderAssets,
        expected: "\(orderA.syntheticAsset)",
        found: "\(orderB.syntheticAsset)"
      )
    }
    try Perpetual.checkDistinct(orderA.position, orderB.position, .samePosition)
    try execute(
      orderB,
      by: Perpetual.Execution(collateral: collateral, synthetic: trade.synthetic, fee: feeB),
      at: "party_b_order."
    )
  }
}
