import StarkAlgebra
import StarkFaults

extension Perpetual.Output {
  /// Checks that time doesn't go back, and that tables of funding and prices only grow.
  ///
  /// A tick moves the system time to its own, so a batch goes through the system time before, the
  /// ticks in their order, and the system time after it.
  func checkTables(ticks: [Perpetual.FundingTable]?) throws(Fault) {
    var (time, table) = (previous.systemTime, previous.funding)
    for (index, tick) in (ticks ?? []).enumerated() {
      guard tick.timestamp >= time else {
        throw .timeGoesBack(.tick(index), earliest: time, found: tick.timestamp)
      }
      try tick.checkSuccession(to: table, at: .tick(index))
      (time, table) = (tick.timestamp, tick)
    }
    guard next.systemTime >= time else {
      throw .timeGoesBack(.system, earliest: time, found: next.systemTime)
    }
    if ticks != nil {
      guard next.funding == table else { throw .fundingTable }
    } else {
      let earliest = previous.funding.timestamp
      guard next.funding.timestamp >= earliest else {
        throw .timeGoesBack(.funding, earliest: earliest, found: next.funding.timestamp)
      }
      try next.funding.checkSuccession(to: previous.funding, at: .funding)
    }
    for price in previous.prices where next.price(of: price.asset) == nil {
      throw .lostPrice(price.asset)
    }
  }

  /// Checks that modifications and forced actions name positions in `positions`, which ascend.
  func checkRequests(touch positions: [UInt64]) throws(Fault) {
    var named = modifications.map(\.position)
    for action in forcedActions {
      switch action {
      case .withdrawal(let withdrawal): named.append(withdrawal.position)
      case .trade(let trade): named += [trade.positionA, trade.positionB]
      }
    }
    for position in named where positions.value(at: position, by: \.self) == nil {
      throw .untouchedPosition(position)
    }
  }

  /// Checks that what a position holds after the batch can be funded and valued.
  ///
  /// `times` are those of the funding tables of the batch, nil if they are not known.
  func checkHoldings(
    of position: Perpetual.Position,
    at id: UInt64,
    times: [UInt64]?
  ) throws(Fault) {
    guard !position.holdsNothing else { return }
    let time = position.fundingTimestamp
    let isKnown =
      times.map { $0.value(at: time, by: \.self) != nil }
      ?? (previous.funding.timestamp...max(previous.funding.timestamp, next.funding.timestamp))
      .contains(time)
    guard isKnown else { throw .fundingTime(position: id, found: time) }
    for holding in position.assets {
      guard next.price(of: holding.asset) != nil else {
        throw .missingPrice(position: id, asset: holding.asset)
      }
      guard assetHashes.value(at: holding.asset, by: \.asset) != nil else {
        throw .missingConfiguration(position: id, asset: holding.asset)
      }
    }
  }

  /// The forced withdrawals for which no modification takes the amount from the position.
  ///
  /// A valid one has a modification of its own, and both lists are in the order of execution. An
  /// ordinary withdrawal of the same amount to the same key can't be told from it here.
  package var forcedWithdrawalsWithoutModification: [Perpetual.ForcedWithdrawal] {
    var unclaimed: [Perpetual.Modification: Int] = [:]
    for modification in modifications { unclaimed[modification, default: 0] += 1 }
    return forcedActions.compactMap { action in
      guard case .withdrawal(let withdrawal) = action else { return nil }
      let modification = Perpetual.Modification(
        ownerKey: withdrawal.key,
        position: withdrawal.position,
        delta: -Int128(withdrawal.amount)
      )
      guard let count = unclaimed[modification], count > 0 else { return withdrawal }
      unclaimed[modification] = count - 1
      return nil
    }
  }
}

extension Perpetual.FundingTable {
  /// Checks that the table has every asset of `before`, at the same index if at the same time.
  fileprivate func checkSuccession(
    to before: Self,
    at time: Perpetual.BatchTime
  ) throws(Fault) {
    for entry in before.indices {
      guard let index = index(of: entry.asset) else {
        throw .lostFundingIndex(entry.asset, at: time)
      }
      guard index == entry.index || timestamp != before.timestamp else {
        throw .suddenFunding(entry.asset, at: time)
      }
    }
  }
}
