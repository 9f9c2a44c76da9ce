import StarkAlgebra
package import StarkFaults

extension Perpetual {
  /// What a batch does to all positions together, checked: nothing comes from nowhere.
  ///
  /// Let C be the sum over all positions of collateral·2³² + Σ cached index·balance. The balances
  /// of an asset sum to 0, so C is the whole collateral, funded to any common index. Then
  ///
  ///     ΔC = 2³²·(deposits − withdrawals) − loss
  ///
  /// where the loss is what funding a position rounds away: each time less than one quantum, never
  /// negative. Funding twice by the same table loses nothing the second time, as the indices no
  /// longer differ. So a position loses at most once for each table up to that of its last time.
  package struct Invariants: Hashable, Sendable {
    /// The sum of the deposits, in quanta of collateral.
    package let deposits: Int128
    /// The sum of the withdrawals, in quanta of collateral.
    package let withdrawals: Int128
    /// What rounding took; 32 fractional bits.
    package let loss: Int128
    /// The change of the sum of all long balances for each asset where it isn't 0; ascending.
    package let openInterestChanges: [AssetAmount]
    /// The forced withdrawals without a modification of their own: the batch served them as
    /// invalid.
    package let invalidWithdrawals: [ForcedWithdrawal]
  }

  /// An amount of an asset over many positions, in quanta.
  package struct AssetAmount: Hashable, Sendable {
    package let asset: SyntheticAssetID
    package let amount: Int128

    package init(asset: SyntheticAssetID, amount: Int128) {
      self.asset = asset
      self.amount = amount
    }
  }
}

extension Perpetual.Invariants {
  /// Checks the batch of a rollup between two states that know the positions it publishes.
  package init(
    of output: Perpetual.Output,
    data: Perpetual.PublishedData,
    from previous: Perpetual.State,
    to next: Perpetual.State
  ) throws(Fault) {
    try self.init(
      of: output,
      from: previous,
      to: next,
      touching: data.positions.map(\.position),
      ticks: data.fundingTicks
    )
  }

  /// Checks a batch that touches `positions`, which ascend, between two states that know them.
  ///
  /// Where nobody knows the `ticks` of the batch, the loss has no upper bound.
  package init(
    of output: Perpetual.Output,
    from previous: Perpetual.State,
    to next: Perpetual.State,
    touching positions: [UInt64],
    ticks: [Perpetual.FundingTable]?
  ) throws(Fault) {
    try output.checkTables(ticks: ticks)
    try output.checkRequests(touch: positions)
    let times = ticks.map { [output.previous.funding.timestamp] + $0.map(\.timestamp) }
    var sums = Perpetual.PositionSums()
    // At most 2³² positions with 2³² tables each.
    var lossyFundingCount: Int128 = 0
    for id in positions {
      let (before, after): (Perpetual.Position, Perpetual.Position)
      do {
        before = try previous.positions.leaf(at: id)
        after = try next.positions.leaf(at: id)
      } catch { throw .tree(error) }
      try output.checkHoldings(of: after, at: id, times: times)
      sums.subtract(before)
      sums.add(after)
      let lastTime = after.holdsNothing ? .max : after.fundingTimestamp
      lossyFundingCount += Int128(times?.sortedCount { $0 <= lastTime } ?? 0)
    }
    try sums.checkBalances()
    let deltas = output.modifications.map(\.delta)
    deposits = deltas.reduce(0) { $0 + max($1, 0) }
    withdrawals = deltas.reduce(0) { $0 - min($1, 0) }
    for delta in deltas { sums.missingCollateral.add(delta << 32) }
    // A quantum is 2³², and each funding loses less.
    loss = try sums.loss(maximum: times.map { _ in lossyFundingCount * ((1 << 32) - 1) })
    openInterestChanges = sums.openInterest
    invalidWithdrawals = output.forcedWithdrawalsWithoutModification
  }
}
