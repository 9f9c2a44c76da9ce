import GRDB
import StarkAlgebra
package import StarkSettlement

extension ExchangeHistory {
  /// How close the ticks of each batch came to the largest change that is allowed.
  static func readFundingShares(
    into batches: inout [ExchangeBatch],
    _ states: [ExchangeState],
    from database: Database
  ) throws {
    var rates: [UInt64?] = Array(repeating: nil, count: batches.count)
    try database.each(
      "configurations",
      """
      SELECT sequence, maximum_funding_rate FROM perpetual_batches JOIN configurations
      ON hash = configuration_hash
      """,
      into: &rates,
      from: 1
    ) { $0 = try $1.unsigned() }
    var ticks: [[FundingStep]] = Array(repeating: [], count: batches.count)
    try database.each(
      "funding_ticks",
      "SELECT sequence, timestamp FROM funding_ticks ORDER BY sequence, tick",
      into: &ticks,
      from: 1
    ) { $0.append(FundingStep(timestamp: try $1.unsigned(), indices: [:])) }
    try database.each(
      "funding_tick_indices",
      "SELECT sequence, tick, asset, funding_index FROM funding_tick_indices",
      into: &ticks,
      from: 1
    ) { steps, reader in
      let tick = try reader.count()
      guard steps.indices.contains(tick) else { throw reader.damage }
      try steps[tick].indices[reader.asset()] = reader.integer()
    }
    for (index, rate) in rates.enumerated() {
      let (previous, next) = (states[index], states[index + 1])
      // A batch leaves the table of its last tick, which the hash of the state covers.
      let last = ticks[index].last ?? FundingStep(previous)
      guard !batches[index].isRollup || last == FundingStep(next) else {
        throw StoreFault.damaged(table: "funding_ticks")
      }
      guard let rate else { continue }
      // Without published ticks the two states are all that is known.
      let steps = batches[index].isRollup ? ticks[index] : [FundingStep(next)]
      batches[index].fundingShares = FundingStep.shares(
        of: [FundingStep(previous)] + steps,
        rate: rate,
        price: { asset in
          [previous.prices[asset], next.prices[asset]].compactMap(\.self).min()
        }
      )
    }
  }
}

/// The funding indices at a moment.
package struct FundingStep: Hashable, Sendable {
  package let timestamp: UInt64
  package var indices: [Perpetual.SyntheticAssetID: Int64]

  package init(timestamp: UInt64, indices: [Perpetual.SyntheticAssetID: Int64]) {
    self.timestamp = timestamp
    self.indices = indices
  }

  init(_ state: ExchangeState) {
    self.init(timestamp: state.fundingTimestamp, indices: state.fundingIndices)
  }

  /// The largest |new − old|·2³² / (rate · price · seconds) over neighbouring steps, in millionths.
  ///
  /// (Specification of settlement, 3.11.) An asset that did not change has 0. One has none if it
  /// changed without a price, without time or where nothing is allowed, or has no index to change
  /// from.
  package static func shares(
    of steps: [FundingStep],
    rate: UInt64,
    price: (Perpetual.SyntheticAssetID) -> UInt64?
  ) -> [Perpetual.SyntheticAssetID: Int] {
    var shares: [Perpetual.SyntheticAssetID: Int] = [:]
    var unknown: Set<Perpetual.SyntheticAssetID> = []
    for (old, new) in zip(steps, steps.dropFirst()) {
      for (asset, before) in old.indices {
        let after = new.indices[asset]
        let seconds = new.timestamp.seconds(since: old.timestamp)
        guard let share = share(from: before, to: after, seconds, rate, price(asset)) else {
          unknown.insert(asset)
          continue
        }
        shares[asset] = max(shares[asset] ?? share, share)
      }
    }
    return shares.filter { !unknown.contains($0.key) }
  }

  private static func share(
    from before: Int64,
    to after: Int64?,
    _ seconds: UInt64,
    _ rate: UInt64,
    _ price: UInt64?
  ) -> Int? {
    guard before != after else { return 0 }
    guard let after, let price else { return nil }
    let change = (Integer(Int(after)) - Integer(Int(before))).magnitude
    let allowed = Integer(rate) * Integer(price) * Integer(seconds)
    return ((change << 32) * Integer(1_000_000)).dividedFlooring(by: allowed)
      .flatMap { Int($0.quotient) }
  }
}
