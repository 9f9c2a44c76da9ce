import StarkAlgebra

extension Perpetual {
  /// A trade that the operator makes between a position that has lost all its value and another.
  package struct Deleverage: Equatable, Sendable {
    /// The position without value.
    package let victim: UInt64
    package let taker: UInt64
    package let asset: SyntheticAssetID
    package let synthetic: Int128
    package let collateral: Int128
    package let isTakerBuying: Bool
  }
}

extension Perpetual.BatchExecution {
  /// Updates both positions, and checks what only the positions before can tell.
  ///
  /// (stark-perpetual v3.2, `deleverage.cairo`; specification of settlement, 3.9.)
  mutating func execute(_ deleverage: Perpetual.Deleverage) throws(Perpetual.RuleViolation) {
    let synthetic = Int128(try Perpetual.amount(deleverage.synthetic))
    let collateral = Int128(try Perpetual.amount(deleverage.collateral))
    try Perpetual.checkDistinct(deleverage.taker, deleverage.victim, .samePosition)

    let sign: Int128 = deleverage.isTakerBuying ? 1 : -1
    let victim = try update(
      deleverage.victim,
      by: Perpetual.PositionUpdate(
        key: .zero,
        collateral: sign * collateral,
        trade: Perpetual.SyntheticChange(asset: deleverage.asset, delta: -sign * synthetic)
      )
    )
    let victimAfter = try victim.result.get()
    let taker = try update(
      deleverage.taker,
      by: Perpetual.PositionUpdate(
        key: .zero,
        collateral: -sign * collateral,
        trade: Perpetual.SyntheticChange(asset: deleverage.asset, delta: sign * synthetic)
      )
    )
    _ = try taker.result.get()
    try taker.funded.checkReduces(
      deleverage.asset,
      by: synthetic,
      isSelling: !deleverage.isTakerBuying
    )
    try checkPrice(
      from: try victim.funded.status(in: market),
      to: try victimAfter.status(in: market)
    )
  }

  /// Checks that the victim had less than nothing, and that the price is the best for the taker
  /// that the victim's value over its risk allows.
  ///
  /// With a quantum of collateral less the victim's value V over its risk R would fall:
  ///
  ///     V₀·R₁ > (V₁ − 2³²)·R₀
  private func checkPrice(
    from before: Perpetual.PositionStatus,
    to after: Perpetual.PositionStatus
  ) throws(Perpetual.RuleViolation) {
    guard before.value < 0 else {
      throw Perpetual.RuleViolation(
        .notDeleveragable,
        .notDeleveragable,
        expected: "a total value below 0",
        found: "\(before.value)"
      )
    }
    let quantum: Int128 = 1 << 32
    guard
      SignedProduct(before.value, after.risk) > SignedProduct(after.value - quantum, before.risk)
    else {
      throw Perpetual.RuleViolation(
        .unfairDeleverage,
        .unfairDeleverage,
        expected: "less than a quantum above \(before.value)/\(before.risk)",
        found: "\(after.value)/\(after.risk)"
      )
    }
  }
}
