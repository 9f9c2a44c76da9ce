import StarkAlgebra
import StarkSettlement

/// Transactions between two traders.
extension RandomBatches {
  typealias LimitOrder = ProposedTransaction.LimitOrder

  /// An asset that can be traded, or any one in a while.
  private mutating func asset() -> Perpetual.SyntheticAssetID {
    let priced = books.prices.map(\.asset).filter { books.fundingIndex(of: $0) != nil }
    if priced.isEmpty || generator.oneIn(12) {
      return generator.choice(exchange.configuration.assets).id
    }
    return generator.choice(priced)
  }

  /// Two traders, hardly ever twice the same.
  private mutating func pair() -> (Trader, Trader) {
    let shuffled = traders.shuffled(using: &generator)
    return (shuffled[0], shuffled[generator.oneIn(40) ? 0 : 1])
  }

  func balance(
    of trader: Trader,
    _ asset: Perpetual.SyntheticAssetID
  ) -> Int64 {
    books.positions[trader.position]?.assets.first { $0.asset == asset }?.balance ?? 0
  }

  /// What `synthetic` quanta are worth in collateral.
  func worth(_ synthetic: UInt64, of asset: Perpetual.SyntheticAssetID) -> UInt64 {
    UInt64(clamping: (UInt128(synthetic) * UInt128(books.price(of: asset) ?? 1)) >> 32)
  }

  mutating func proposeTrade() {
    let asset = asset()
    let (buyer, seller) = pair()
    let price = books.price(of: asset) ?? 1 << 32
    let wealth = UInt128(generator.choice([collateral(of: buyer), collateral(of: seller)]))
    // Some sizes close a holding or turn it around, others go to the limit of what a trader may
    // owe.
    let held = balance(of: Bool.random(using: &generator) ? buyer : seller, asset).magnitude
    let most = max(1, UInt64(clamping: ((wealth * 40) << 32) / UInt128(price)))
    var size = generator.choice([
      held == 0 ? most : held, held.saturatingDouble, most, most,
      generator.magnitude(upTo: most),
    ])
    let fromBook = generator.oneIn(3) ? openOrders.randomElement(using: &generator) : nil
    if let fromBook {
      let filled = books.orders[UInt64(orderIDOf: fromBook.message)] ?? 0
      size = min(size, fromBook.syntheticAmount - filled)
    }
    for _ in 0..<10 where size > 0 {
      if trade(asset: asset, buyer, seller, size: size, fromBook) { return }
      size /= 2
    }
  }

  private mutating func trade(
    asset: Perpetual.SyntheticAssetID,
    _ buyer: Trader,
    _ seller: Trader,
    size: UInt64,
    _ fromBook: LimitOrder?
  ) -> Bool {
    let asset = fromBook?.asset ?? asset
    var collateral = generator.near(worth(size, of: asset), within: 100)
    if let order = fromBook {
      collateral = UInt64(
        clamping: UInt128(size) * UInt128(order.collateralAmount) / UInt128(order.syntheticAmount)
      )
    }
    let pair = [(buyer, true), (seller, false)].map { trader, isBuying in
      if let fromBook, fromBook.isBuying == isBuying { return fromBook }
      return order(of: trader, isBuying: isBuying, asset, collateral: collateral, synthetic: size)
    }
    let trade = ProposedTransaction.Trade(
      buyOrder: pair[0],
      sellOrder: pair[1],
      collateral: collateral,
      synthetic: size,
      buyerFee: fee(under: pair[0], collateral: collateral),
      sellerFee: fee(under: pair[1], collateral: collateral)
    )
    guard attempt(.trade(trade)) else { return false }
    openOrders += pair.filter { $0.syntheticAmount > size }
    openOrders = Array(openOrders.suffix(12))
    return true
  }

  /// An order that at least nearly covers a fill.
  mutating func order(
    of trader: Trader,
    isBuying: Bool,
    _ asset: Perpetual.SyntheticAssetID,
    collateral: UInt64,
    synthetic: UInt64
  ) -> LimitOrder {
    let multiple = UInt64.random(in: 1...3, using: &generator)
    let size = synthetic > .max / multiple ? synthetic : synthetic * multiple
    let exact = UInt128(collateral) * UInt128(size) / UInt128(max(1, synthetic))
    let slack = generator.choice([0, 0, exact / 50, 1])
    let limit = isBuying ? exact + slack : exact - min(exact, slack)
    return LimitOrder(
      signing: signing(key(of: trader, wrongOneIn: 30)),
      position: trader.position,
      isBuying: isBuying,
      asset: asset,
      collateral: generator.oneIn(60) ? .one : exchange.configuration.collateral,
      syntheticAmount: size,
      collateralAmount: UInt64(clamping: max(1, limit)),
      feeAmount: generator.choice([0, UInt64(clamping: limit / 1000), 1])
    )
  }

  /// At most, and sometimes one more than, what the order allows.
  mutating func fee(under order: LimitOrder, collateral: UInt64) -> UInt64 {
    let most = UInt64(
      clamping: UInt128(order.feeAmount) * UInt128(collateral) / UInt128(order.collateralAmount)
    )
    return generator.oneIn(40) ? most + 1 : generator.choice([most, most / 2, 0])
  }

  mutating func proposeForcedTrade() {
    let (a, b) = pair()
    let asset = asset()
    let isABuying = Bool.random(using: &generator)
    let size = generator.choice([
      balance(of: a, asset).magnitude, generator.magnitude(upTo: 10_000_000_000), 0,
    ])
    let action = Perpetual.ForcedTrade(
      keyA: key(of: a, wrongOneIn: 10).publicKey,
      keyB: generator.oneIn(25) ? .zero : key(of: b, wrongOneIn: 10).publicKey,
      positionA: a.position,
      positionB: b.position,
      asset: asset,
      collateralAmount: generator.near(worth(size, of: asset), within: 20),
      syntheticAmount: size,
      isABuying: isABuying,
      nonce: Felt252(generator.next() >> 32)
    )
    if !attempt(.forcedTrade(action, isValid: true)) {
      attempt(.forcedTrade(action, isValid: false))
    }
  }
}

extension UInt64 {
  fileprivate var saturatingDouble: UInt64 { self > .max / 2 ? .max : 2 * self }
}
