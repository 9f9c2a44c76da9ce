import StarkAlgebra
import StarkSettlement

/// Prices and funding.
extension RandomBatches {
  /// Attests a range of prices for the batch and ticks for the first time.
  mutating func openWithPrices(ofAll isForAll: Bool) {
    let time = books.systemTime + UInt64.random(in: 0...3600, using: &generator)
    let isVolatile = generator.oneIn(2)
    var quotes: [(minimum: OracleQuote, maximum: OracleQuote)] = []
    for asset in exchange.configuration.assets where isForAll || !generator.oneIn(8) {
      let center = generator.near(market[asset.id] ?? 1 << 32, within: isVolatile ? 4 : 60)
      market[asset.id] = min(max(center, 1 << 28), 1 << 38)
      let pair = (0..<2).map { _ in
        quote(of: asset, near: generator.near(center, within: isVolatile ? 6 : 50), until: time)
      }
      quotes.append(pair[0].price <= pair[1].price ? (pair[0], pair[1]) : (pair[1], pair[0]))
    }
    books.open.minimumQuotes = quotes.map(\.minimum)
    books.open.maximumQuotes = quotes.map(\.maximum)
    tick(at: time, ofAll: isForAll, mayBeWrong: false)
  }

  /// A median of statements by enough oracles.
  private mutating func quote(
    of asset: Perpetual.AssetConfiguration,
    near price: UInt64,
    until time: UInt64
  ) -> OracleQuote {
    let collateral = exchange.configuration.collateralResolution
    let oracles = exchange.oracles.filter { asset.signers.contains($0.publicKey) }
    let count = Int.random(in: Int(asset.quorum)...oracles.count, using: &generator)
    let chosen = Set(oracles.shuffled(using: &generator).prefix(count))
    let earliest = books.systemTime - exchange.configuration.priceValidityPeriod
    let statements = oracles.filter { chosen.contains($0) }.map { oracle in
      let internalPrice = UInt128(generator.near(price, within: 200))
      // The price of a quantum times 10¹⁸ and the resolutions; some digits below that.
      let unit = internalPrice * UInt128(asset.resolution) * 1_000_000_000_000
      return OracleQuote.Statement(
        oracle: oracle,
        externalPrice: (unit >> 32) + UInt128(generator.magnitude(upTo: 1 << 20)),
        timestamp: generator.choice([
          earliest, time, UInt64.random(in: earliest...time, using: &generator),
        ]),
        signedID: generator.choice(asset.signedIDs)
      )
    }
    let prices = statements.map { statement in
      let price = statement.internalPrice(collateral: collateral, asset: asset.resolution)
      return UInt64(clamping: Int(price) ?? 1)
    }
    .sorted()
    let (lower, upper) = (prices[(count - 1) / 2], prices[count / 2])
    return OracleQuote(
      asset: asset.id,
      price: generator.choice([lower, upper, UInt64.random(in: lower...upper, using: &generator)]),
      statements: statements
    )
  }

  mutating func proposePricesTick() {
    tick(at: books.systemTime + generator.magnitude(upTo: 600), ofAll: false, mayBeWrong: true)
  }

  private mutating func tick(at time: UInt64, ofAll isForAll: Bool, mayBeWrong: Bool) {
    var prices: [Perpetual.AssetPrice] = []
    for (low, high) in zip(books.open.minimumQuotes, books.open.maximumQuotes)
    where isForAll || !generator.oneIn(5) {
      let between = UInt64.random(in: low.price...high.price, using: &generator)
      var price = generator.choice([low.price, high.price, between])
      if mayBeWrong, generator.oneIn(40) {
        price = generator.choice([low.price - 1, high.price + 1])
      }
      prices.append(Perpetual.AssetPrice(asset: low.asset, price: price))
    }
    if mayBeWrong, generator.oneIn(40) { prices.reverse() }
    let early: UInt64 = mayBeWrong && generator.oneIn(30) ? 1 : 0
    attempt(.pricesTick(ProposedTransaction.PricesTick(timestamp: time - early, prices: prices)))
  }

  mutating func proposeFundingTick() {
    let time = books.systemTime + generator.magnitude(upTo: 7200)
    let elapsed = time - books.funding.timestamp
    var indices = books.funding.indices.map { old in
      let price = UInt128(books.price(of: old.asset) ?? 0)
      let rate = UInt128(exchange.configuration.maximumFundingRate)
      let cap = Int64((rate * price * UInt128(elapsed)) >> 32)
      var change = generator.choice([cap, Int64.random(in: 0...cap, using: &generator)])
      if generator.oneIn(60) { change = cap + 1 }
      return Perpetual.FundingIndex(
        asset: old.asset,
        index: old.index + (Bool.random(using: &generator) ? change : -change)
      )
    }
    let known = Set(indices.map(\.asset))
    let unknown = exchange.configuration.assets.map(\.id).filter { !known.contains($0) }
    if let asset = unknown.first, generator.oneIn(3) {
      let index = Int64(bitPattern: generator.next()) >> 10
      indices.append(Perpetual.FundingIndex(asset: asset, index: index))
      indices.sort { $0.asset < $1.asset }
    }
    attempt(.fundingTick(Perpetual.FundingTable(indices: indices, timestamp: time)))
  }
}
