extension Perpetual {
  /// New prices for some assets.
  package struct PricesTick: Equatable, Sendable {
    package let timestamp: UInt64
    package let prices: [AssetQuantity]
  }
}

extension Perpetual.BatchExecution {
  /// Takes new prices for the assets that it names; the others keep theirs.
  ///
  /// (stark-perpetual v3.2, `oracle_prices_tick.cairo`; specification of settlement, 3.10.)
  mutating func execute(_ tick: Perpetual.PricesTick) throws(Perpetual.RuleViolation) {
    try checkTime(tick.timestamp)
    var merged: [Perpetual.AssetPrice] = []
    var old = market.prices[...]
    var last: Perpetual.SyntheticAssetID?
    for entry in tick.prices {
      if let last, entry.asset <= last {
        throw Perpetual.RuleViolation(
          .priceOrder,
          .unsortedOraclePrices,
          expected: "more than \(last)",
          found: "\(entry.asset)"
        )
      }
      last = entry.asset
      let price = try boundedPrice(entry)
      while let next = old.first, next.asset < entry.asset { merged.append(old.removeFirst()) }
      if old.first?.asset == entry.asset { old.removeFirst() }
      merged.append(Perpetual.AssetPrice(asset: entry.asset, price: price))
    }
    market.prices = merged + old
    systemTime = tick.timestamp
  }

  /// A price between the lowest and the highest one that oracles have signed.
  private func boundedPrice(
    _ entry: Perpetual.AssetQuantity
  ) throws(Perpetual.RuleViolation) -> UInt64 {
    guard let lowest = lowestPrices.value(at: entry.asset, by: \.asset)?.quantity,
      let highest = highestPrices.value(at: entry.asset, by: \.asset)?.quantity
    else { throw Perpetual.RuleViolation(.priceNotSigned, found: "\(entry.asset)") }
    // The signed prices themselves are in 1 ..< 2⁶⁴.
    guard lowest <= entry.quantity, entry.quantity <= highest,
      let price = UInt64(exactly: entry.quantity)
    else {
      throw Perpetual.RuleViolation(
        .priceBounds,
        expected: "\(lowest) to \(highest)",
        found: "\(entry.quantity)"
      )
    }
    return price
  }
}
