import StarkAlgebra
import StarkSettlement

/// Funding, risk and the update that all transactions are made of (specification, 2.5, 2.7, 2.8).
extension PerpetualOperator {
  /// A position before and after an update; `updated` is `funded` if there is a code.
  struct Update {
    let funded: Perpetual.Position
    var updated: Perpetual.Position
    let code: StarkExError?

    /// The updated position; throws the code if there is one.
    func accepted() throws(OperatorRefusal) -> Perpetual.Position {
      if let code { throw .program(code) }
      return updated
    }
  }

  struct SyntheticDelta {
    let asset: Perpetual.SyntheticAssetID
    let amount: Int128
  }

  static let balances = -(Int128(1) << 63)..<Int128(1) << 63

  /// One floor over the whole sum.
  func funded(_ position: Perpetual.Position) throws(OperatorRefusal) -> Perpetual.Position {
    var position = position
    var collateral = Integer(Int(position.collateral)) << 32
    for place in position.assets.indices {
      let holding = position.assets[place]
      guard let index = fundingIndex(of: holding.asset) else { throw .unnumbered }
      let change = Integer(Int(index)) - Integer(Int(holding.cachedFundingIndex))
      collateral -= change * Integer(Int(holding.balance))
      position.assets[place].cachedFundingIndex = index
    }
    guard let rounded = Int(collateral >> 32) else { throw .unnumbered }
    position.collateral = Int64(rounded)
    position.fundingTimestamp = funding.timestamp
    return position
  }

  /// Value with 32 and risk with 64 fractional bits.
  func valueAndRisk(
    of position: Perpetual.Position
  ) throws(OperatorRefusal) -> (value: Integer, risk: Integer) {
    var value = Integer(Int(position.collateral)) << 32
    var risk: Integer = 0
    for holding in position.assets {
      guard let price = price(of: holding.asset), holding.balance != .min,
        let asset = configuration.assets.first(where: { $0.id == holding.asset })
      else { throw .unnumbered }
      let size = Integer(holding.balance.magnitude)
      let worth = size * Integer(price)
      let measure = configuration.isRiskByBalanceOnly ? size : worth
      let segment = asset.riskSegments.first { measure <= Integer($0.upperBound) }
      guard let segment else { throw .unnumbered }
      value += Integer(price) * Integer(Int(holding.balance))
      risk += worth * Integer(segment.risk)
    }
    return (value, risk)
  }

  /// `valueAndRisk` with the numbered errors for what is out of range.
  private func boundedValueAndRisk(
    of position: Perpetual.Position
  ) throws(OperatorRefusal) -> Result<(value: Integer, risk: Integer), OperatorRefusal> {
    let (value, risk) = try valueAndRisk(of: position)
    let bound = Integer(1) << 95
    guard -bound <= value, value < bound else { return .failure(.program(.totalValueOutOfRange)) }
    guard risk < Integer(1) << 128 else { return .failure(.program(.totalRiskOutOfRange)) }
    return .success((value, risk))
  }

  /// The number of the rule that the change breaks.
  private func fault(
    from old: Perpetual.Position,
    to new: Perpetual.Position
  ) throws(OperatorRefusal) -> StarkExError? {
    let after: (value: Integer, risk: Integer)
    switch try boundedValueAndRisk(of: new) {
    case .failure(let refusal): return refusal.code
    case .success(let pair): after = pair
    }
    if after.risk <= after.value << 32 { return nil }
    let before: (value: Integer, risk: Integer)
    switch try boundedValueAndRisk(of: old) {
    case .failure(let refusal): return refusal.code
    case .success(let pair): before = pair
    }
    for holding in new.assets {
      let earlier = old.assets.first { $0.asset == holding.asset }?.balance ?? 0
      guard earlier.signum() == holding.balance.signum(),
        holding.balance.magnitude <= earlier.magnitude
      else { return .enlargesSyntheticHoldings }
    }
    guard before.value * after.risk <= after.value * before.risk else {
      return .reducesValueRiskRatio
    }
    if before.risk == 0, before.value > after.value { return .noRiskReducesValue }
    return nil
  }

  /// The basic update; a `requestKey` of 0 means that the owner is not known.
  ///
  /// - Throws: for what no run of the program can contain.
  func update(
    _ position: Perpetual.Position,
    requestKey: Felt252,
    collateral: Int128,
    synthetic: SyntheticDelta? = nil
  ) throws(OperatorRefusal) -> Update {
    let funded = try funded(position)
    func failed(_ code: StarkExError?) -> Update {
      Update(funded: funded, updated: funded, code: code)
    }
    if let synthetic {
      guard price(of: synthetic.asset) != nil else { return failed(.missingOraclePrice) }
      guard fundingIndex(of: synthetic.asset) != nil else { return failed(.missingFundingIndex) }
    }
    let isEmpty = position.publicKey == .zero
    if requestKey == .zero, isEmpty {
      return failed(collateral == 0 && synthetic?.amount ?? 0 == 0 ? nil : .invalidPublicKey)
    }
    guard requestKey == .zero || isEmpty || requestKey == position.publicKey else {
      return failed(.invalidPublicKey)
    }
    var updated = funded
    if isEmpty { updated.publicKey = requestKey }
    let balance = Int128(funded.collateral) + collateral
    guard PerpetualOperator.balances.contains(balance) else { return failed(.balanceOutOfRange) }
    updated.collateral = Int64(balance)
    if let synthetic, synthetic.amount != 0 {
      if let code = add(synthetic, to: &updated) { return failed(code) }
    }
    if updated.holdsNothing { updated = .empty }
    let code = try fault(from: funded, to: updated)
    return code == nil ? Update(funded: funded, updated: updated, code: nil) : failed(code)
  }

  private func add(
    _ delta: SyntheticDelta,
    to position: inout Perpetual.Position
  ) -> StarkExError? {
    let old = position.assets.first { $0.asset == delta.asset }
    let balance = Int128(old?.balance ?? 0) + delta.amount
    guard PerpetualOperator.balances.contains(balance) else { return .balanceOutOfRange }
    position.assets.removeAll { $0.asset == delta.asset }
    if balance != 0 {
      let holding = Perpetual.Holding(
        asset: delta.asset,
        balance: Int64(balance),
        cachedFundingIndex: old?.cachedFundingIndex ?? fundingIndex(of: delta.asset) ?? 0
      )
      position.assets.append(holding)
      position.assets.sort { $0.asset < $1.asset }
    }
    return position.assets.count > 64 ? .tooManyAssetsInPosition : nil
  }
}
