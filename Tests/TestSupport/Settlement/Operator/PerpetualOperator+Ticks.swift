import StarkAlgebra
import StarkSettlement

/// The two ticks, which alone move the time (specification, 3.10, 3.11).
extension PerpetualOperator {
  func take(
    _ tick: ProposedTransaction.PricesTick,
    in step: inout Step
  ) throws(OperatorRefusal) {
    guard tick.timestamp >= systemTime else { throw .unnumbered }
    var merged = Dictionary(uniqueKeysWithValues: prices.map { ($0.asset, $0.price) })
    var last: Perpetual.SyntheticAssetID?
    for price in tick.prices {
      if let last, price.asset <= last { throw .program(.unsortedOraclePrices) }
      last = price.asset
      guard let lowest = open.minimumQuotes.first(where: { $0.asset == price.asset }),
        let highest = open.maximumQuotes.first(where: { $0.asset == price.asset }),
        lowest.price <= price.price, price.price <= highest.price
      else { throw .unnumbered }
      merged[price.asset] = price.price
    }
    step.prices = merged.map { Perpetual.AssetPrice(asset: $0.key, price: $0.value) }
      .sorted { $0.asset < $1.asset }
    step.systemTime = tick.timestamp
  }

  func take(
    _ table: Perpetual.FundingTable,
    in step: inout Step
  ) throws(OperatorRefusal) {
    guard table.timestamp >= systemTime else { throw .unnumbered }
    let assets = table.indices.map(\.asset)
    guard zip(assets, assets.dropFirst()).allSatisfy({ $0 < $1 }),
      assets.allSatisfy({ id in configuration.assets.contains { $0.id == id } })
    else { throw .unnumbered }
    let elapsed = Integer(table.timestamp) - Integer(funding.timestamp)
    for old in funding.indices {
      guard let new = table.indices.first(where: { $0.asset == old.asset }),
        let price = price(of: old.asset)
      else { throw .unnumbered }
      let change = (Integer(Int(new.index)) - Integer(Int(old.index))).magnitude
      let cap = Integer(configuration.maximumFundingRate) * Integer(price) * elapsed
      guard change << 32 <= cap else { throw .unnumbered }
    }
    step.fundingTick = table
    step.systemTime = table.timestamp
  }
}
