package import StarkAlgebra

extension Perpetual {
  /// A trade that both parties have asked for on the chain below.
  package struct ForcedTradeRequest: Equatable, Sendable {
    package let keyA: Felt252
    package let keyB: Felt252
    package let positionA: UInt64
    package let positionB: UInt64
    package let asset: SyntheticAssetID
    package let collateral: Int128
    package let synthetic: Int128
    package let isABuying: Bool
    /// Chosen by the requesters; the program does not look at it.
    package let nonce: Felt252
    /// Whether the operator says that it can be done.
    package let isValid: Bool
    /// The error that the file claims for A's update, 0 for none; nil if it doesn't say.
    package let claimedCodeA: Int?
    package let claimedCodeB: Int?
  }
}

extension Perpetual.BatchExecution {
  /// Serves a request, or shows that it cannot be served.
  ///
  /// No fees, no order, no rule for the price. The buyer's error comes first. (stark-perpetual
  /// v3.2, `forced_trade.cairo`; specification of settlement, 3.13.)
  mutating func execute(_ request: Perpetual.ForcedTradeRequest) throws(Perpetual.RuleViolation) {
    let collateral = try Perpetual.amount(request.collateral)
    let synthetic = try Perpetual.amount(request.synthetic)
    try Perpetual.checkDistinct(request.positionA, request.positionB, .samePosition)

    let beforeA = try positions.leaf(at: request.positionA)
    let beforeB = try positions.leaf(at: request.positionB)
    func update(of key: Felt252, buying: Bool) -> Perpetual.PositionUpdate {
      let sign: Int128 = buying ? 1 : -1
      return Perpetual.PositionUpdate(
        key: key,
        collateral: -sign * Int128(collateral),
        trade: Perpetual.SyntheticChange(asset: request.asset, delta: sign * Int128(synthetic))
      )
    }
    let outcomeA = try beforeA.applying(
      update(of: request.keyA, buying: request.isABuying),
      in: market
    )
    let outcomeB = try beforeB.applying(
      update(of: request.keyB, buying: !request.isABuying),
      in: market
    )
    try checkOutcome(
      request.isABuying ? [outcomeA, outcomeB] : [outcomeB, outcomeA],
      isValid: request.isValid
    )
    note(request.claimedCodeA, at: "return_code_a", follows: outcomeA.code) { "\($0)" }
    note(request.claimedCodeB, at: "return_code_b", follows: outcomeB.code) { "\($0)" }
    positions.write(
      request.isValid ? outcomeA.position : outcomeA.funded,
      at: request.positionA,
      over: beforeA
    )
    positions.write(
      request.isValid ? outcomeB.position : outcomeB.funded,
      at: request.positionB,
      over: beforeB
    )
    forcedActions.append(.trade(request.action(collateral: collateral, synthetic: synthetic)))
  }
}

extension Perpetual.ForcedTradeRequest {
  fileprivate func action(collateral: UInt64, synthetic: UInt64) -> Perpetual.ForcedTrade {
    Perpetual.ForcedTrade(
      keyA: keyA,
      keyB: keyB,
      positionA: positionA,
      positionB: positionB,
      asset: asset,
      collateralAmount: collateral,
      syntheticAmount: synthetic,
      isABuying: isABuying,
      nonce: nonce
    )
  }
}
