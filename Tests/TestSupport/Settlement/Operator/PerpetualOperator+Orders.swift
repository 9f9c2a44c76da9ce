import StarkAlgebra
import StarkSettlement

/// Signed requests and limit orders (specification, 3.1, 3.2, 3.7).
extension PerpetualOperator {
  /// Books `used` of `full` for the request that `message` stands for.
  func book(
    _ message: Felt252,
    _ signing: ProposedTransaction.Signing,
    used: UInt64,
    full: UInt64,
    in step: inout Step
  ) throws(OperatorRefusal) {
    let isTimely = (open.minimumExpiration..<1 << 32).contains(signing.expiration)
    guard isTimely, signing.nonce < 1 << 32 else { throw .unnumbered }
    let order = UInt64(orderIDOf: message)
    let filled = fill(order, after: step)
    guard Int128(used) <= Int128(full) - Int128(filled) else { throw .program(.overFulfilment) }
    step.orders[order] = filled + used
  }

  func carryOut(
    _ order: ProposedTransaction.LimitOrder,
    _ fill: ProposedTransaction.Fill,
    in step: inout Step
  ) throws(OperatorRefusal) {
    guard order.position != configuration.feePosition else { throw .unnumbered }
    guard order.collateral == configuration.collateral else {
      throw .program(.invalidCollateralAsset)
    }
    guard order.collateralAmount >= 1, fill.synthetic >= 1 else {
      throw .program(.amountNotPositive)
    }
    try checkFairness(of: fill, to: order)
    try book(
      order.message,
      order.signing,
      used: fill.synthetic,
      full: order.syntheticAmount,
      in: &step
    )
    let fees = configuration.feePosition
    step.positions[fees] = try update(
      position(fees, after: step),
      requestKey: configuration.feeKey,
      collateral: Int128(fill.fee)
    ).accepted()
    let sign: Int128 = order.isBuying ? 1 : -1
    step.positions[order.position] = try update(
      position(order.position, after: step),
      requestKey: order.signing.key.publicKey,
      collateral: -sign * Int128(fill.collateral) - Int128(fill.fee),
      synthetic: SyntheticDelta(asset: order.asset, amount: sign * Int128(fill.synthetic))
    ).accepted()
  }

  /// No more fee and no worse a price than the order says; one quantum may be rounded away.
  private func checkFairness(
    of fill: ProposedTransaction.Fill,
    to order: ProposedTransaction.LimitOrder
  ) throws(OperatorRefusal) {
    let (collateral, synthetic) = (Integer(fill.collateral), Integer(fill.synthetic))
    let orderCollateral = Integer(order.collateralAmount)
    let orderSynthetic = Integer(order.syntheticAmount)
    guard Integer(fill.fee) * orderCollateral <= Integer(order.feeAmount) * collateral else {
      throw .program(.invalidFeeRatio)
    }
    let isFair =
      order.isBuying
      ? fill.collateral == 0 || (collateral - 1) * orderSynthetic < orderCollateral * synthetic
      : synthetic * orderCollateral < orderSynthetic * (collateral + 1)
    guard isFair else { throw .program(.invalidPriceRatio) }
  }
}
