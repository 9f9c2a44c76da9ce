import StarkAlgebra
import StarkSettlement

/// Liquidations and deleverages of positions that prices have brought into distress.
extension RandomBatches {
  /// The collateral for `size` quanta at which the victim's value falls exactly as its risk does.
  ///
  /// A victim that sells must get at least that much, rounded up; one that buys may pay at most
  /// that, rounded down (rule 3 of the specification's 2.7).
  private func breakEven(
    _ victim: Perpetual.Position,
    _ holding: Perpetual.Holding,
    size: UInt64
  ) -> UInt64? {
    let isLong = holding.balance > 0
    var smaller = victim
    smaller.assets.removeAll { $0.asset == holding.asset }
    let rest = Int64(holding.balance.magnitude - size)
    if rest > 0 {
      let left = Perpetual.Holding(
        asset: holding.asset,
        balance: isLong ? rest : -rest,
        cachedFundingIndex: holding.cachedFundingIndex
      )
      smaller.assets.append(left)
      smaller.assets.sort { $0.asset < $1.asset }
    }
    guard let before = try? books.valueAndRisk(of: victim), before.risk.signum > 0,
      let after = try? books.valueAndRisk(of: smaller)
    else { return nil }
    let missing = before.value * after.risk - after.value * before.risk
    let unit = before.risk << 32
    let collateral =
      isLong
      ? -((-missing).dividedFlooring(by: unit)?.quotient ?? 0)
      : (-missing).dividedFlooring(by: unit)?.quotient ?? 0
    return UInt256(collateral).flatMap { $0.bitWidth <= 64 ? $0.w0 : nil }
  }

  private func fundedPosition(of trader: Trader) -> Perpetual.Position? {
    books.positions[trader.position].flatMap { try? books.funded($0) }
  }

  mutating func proposeLiquidation() {
    let victims = traders { _, value, risk in value << 32 < risk }
    let victim =
      victims.isEmpty || generator.oneIn(15)
      ? generator.choice(traders) : generator.choice(victims)
    guard let position = fundedPosition(of: victim),
      let holding = position.assets.randomElement(using: &generator)
    else { return }
    let held = holding.balance.magnitude
    let size = generator.choice([held, max(1, held / 2), max(1, held / 7), held + 1])
    guard size <= held, let even = breakEven(position, holding, size: size) else { return }
    let collateral = generator.choice([
      even, even + 1, even > 0 ? even - 1 : 0, worth(size, of: holding.asset),
    ])
    let liquidator = generator.choice(traders)
    let order = order(
      of: liquidator,
      isBuying: holding.balance > 0,
      holding.asset,
      collateral: collateral,
      synthetic: size
    )
    let fill = ProposedTransaction.Fill(
      collateral: collateral,
      synthetic: size,
      fee: fee(under: order, collateral: collateral)
    )
    attempt(
      .liquidation(
        ProposedTransaction.Liquidation(order: order, victim: victim.position, fill: fill)
      )
    )
  }

  mutating func proposeDeleverage() {
    let victims = traders { _, value, _ in value < 0 }
    let victim =
      victims.isEmpty || generator.oneIn(15)
      ? generator.choice(traders) : generator.choice(victims)
    guard let position = fundedPosition(of: victim),
      let holding = position.assets.randomElement(using: &generator)
    else { return }
    let takers = traders.filter {
      let balance = balance(of: $0, holding.asset)
      return balance != 0 && (balance > 0) != (holding.balance > 0)
    }
    let taker =
      takers.isEmpty || generator.oneIn(15)
      ? generator.choice(traders) : generator.choice(takers)
    let most = min(holding.balance.magnitude, balance(of: taker, holding.asset).magnitude)
    let size = generator.choice([most, most, most / 2, generator.magnitude(upTo: most)])
    guard let even = breakEven(position, holding, size: size) else { return }
    let collateral = generator.choice([even, even, even, even + 1, even > 0 ? even - 1 : 0])
    let deleverage = ProposedTransaction.Deleverage(
      victim: victim.position,
      taker: taker.position,
      isTakerBuying: holding.balance > 0,
      asset: holding.asset,
      synthetic: size,
      collateral: collateral
    )
    attempt(.deleverage(deleverage))
  }
}
