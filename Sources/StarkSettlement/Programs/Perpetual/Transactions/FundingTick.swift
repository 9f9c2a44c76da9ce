extension Perpetual {
  /// New funding indices for all assets.
  package struct FundingTick: Equatable, Sendable {
    package let timestamp: UInt64
    package let indices: [AssetQuantity]
  }
}

extension Perpetual.BatchExecution {
  /// Takes new indices, which have to name all assets of the old table.
  ///
  /// (stark-perpetual v3.2, `funding_tick.cairo`; specification of settlement, 3.11.)
  mutating func execute(_ tick: Perpetual.FundingTick) throws(Perpetual.RuleViolation) {
    try checkTime(tick.timestamp)
    var indices: [Perpetual.FundingIndex] = []
    var old = market.funding.indices[...]
    for entry in tick.indices {
      if let last = indices.last, entry.asset <= last.asset {
        throw Perpetual.RuleViolation(
          .fundingOrder,
          expected: "more than \(last.asset)",
          found: "\(entry.asset)"
        )
      }
      guard let index = Int64(exactly: entry.quantity) else {
        throw Perpetual.RuleViolation(
          .fundingIndexRange,
          .fundingIndexOutOfRange,
          expected: "-2^63 to 2^63 - 1",
          found: "\(entry.quantity)"
        )
      }
      indices.append(Perpetual.FundingIndex(asset: entry.asset, index: index))
      guard let next = old.first, next.asset <= entry.asset else { continue }
      guard next.asset == entry.asset else { throw .droppedAsset(next.asset) }
      try checkChange(from: next.index, to: index, of: next.asset, at: tick.timestamp)
      old.removeFirst()
    }
    if let next = old.first { throw .droppedAsset(next.asset) }
    market.funding = Perpetual.FundingTable(indices: indices, timestamp: tick.timestamp)
    systemTime = tick.timestamp
    fundingTicks.append(market.funding)
  }

  /// Checks that an index does not change faster than the configuration allows.
  ///
  ///     |new − old|·2³² ≤ maximum rate · price · (timestamp − timestamp of the old table)
  private func checkChange(
    from old: Int64,
    to new: Int64,
    of asset: Perpetual.SyntheticAssetID,
    at timestamp: UInt64
  ) throws(Perpetual.RuleViolation) {
    guard let price = market.price(of: asset) else {
      throw Perpetual.RuleViolation(.priceMissing, found: "\(asset)")
    }
    // Both products are exact: rate and price are below 2⁶⁴, the difference is below 2⁶⁴.
    let seconds = Int128(timestamp) - Int128(market.funding.timestamp)
    let rate = UInt128(configuration.maximumFundingRate) * UInt128(price)
    let change = (Int128(new) - Int128(old)).magnitude
    guard SignedProduct(1, change << 32) <= SignedProduct(seconds, rate) else {
      throw Perpetual.RuleViolation(
        .fundingCap,
        expected: "at most \(rate) * \(seconds) / 2^32",
        found: "a change of \(change)"
      )
    }
  }
}

extension Perpetual.RuleViolation {
  fileprivate static func droppedAsset(_ asset: Perpetual.SyntheticAssetID) -> Self {
    Self(.fundingAssetDropped, expected: "\(asset)")
  }
}
