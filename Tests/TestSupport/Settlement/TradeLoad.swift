import StarkAlgebra
package import StarkSettlement

/// A large state and a batch of trades on it, to measure.
///
/// Every trade is between two positions that trade only once, with two signed orders. The state is
/// hashed by the library's trees.
package struct TradeLoad: Sendable {
  /// The state before the batch; its order tree is empty.
  package let previous: Perpetual.State
  package let batch: OperatorBatch

  /// Where the positions lie in the tree.
  package enum Spread: Sendable {
    /// One beside the other: about three hashes a position.
    case dense
    /// All over the 64-bit ids: about 50 hashes a position.
    case wide
  }

  /// `positionCount` positions with collateral, the first `2·tradeCount` of which trade.
  ///
  /// Most of the time goes into hashing the positions; signatures are made when the batch is
  /// written.
  package init(positionCount: Int, tradeCount: Int, spread: Spread, seed: UInt64) {
    precondition(positionCount >= 2 * tradeCount, "too few positions for the trades")
    var generator = SeededGenerator(seed: seed)
    let exchange = RandomExchange(
      availability: .rollup,
      positionsHeight: 64,
      from: &generator
    )
    let configuration = exchange.configuration
    let keys = (0..<2 * tradeCount).map { _ in TestKey(seed: generator.next()) }
    let first = configuration.feePosition + 1
    let ids = (0..<UInt64(positionCount)).map { number in
      switch spread {
      case .dense: first + number
      // An odd multiplier, so that all ids are different.
      case .wide: (first + number) &* 0x9e37_79b9_7f4a_7c15
      }
    }
    var positions: [UInt64: Perpetual.Position] = [:]
    for (number, id) in ids.enumerated() where id != configuration.feePosition {
      let key = number < keys.count ? keys[number].publicKey : generator.nextFelt()
      positions[id] = Perpetual.Position(
        publicKey: key,
        collateral: 1_000_000_000_000,
        assets: [],
        fundingTimestamp: 1_700_000_000
      )
    }
    var counts = OperationCounts()
    let empty = SparseTree<Perpetual.Position>(height: 64, counts: &counts)
    guard let tree = try? empty.updating(positions, counts: &counts) else {
      preconditionFailure("every id fits a tree of height 64")
    }
    let orders = SparseTree<Perpetual.OrderFill>(height: 64, counts: &counts)
    var books = PerpetualOperator(
      configuration: configuration,
      funding: Perpetual.FundingTable(
        indices: configuration.assets.map { Perpetual.FundingIndex(asset: $0.id, index: 0) },
        timestamp: 1_700_000_000
      ),
      systemTime: 1_700_000_000,
      positions: positions,
      prices: configuration.assets.map {
        Perpetual.AssetPrice(asset: $0.id, price: exchange.prices[$0.id] ?? 1)
      },
      roots: .sparse(positions: tree, orders: orders)
    )
    previous = Perpetual.State(positions: tree, orders: orders, shared: books.previousState)
    for number in 0..<tradeCount {
      let trade = TradeLoad.trade(
        (ids[2 * number], keys[2 * number]),
        (ids[2 * number + 1], keys[2 * number + 1]),
        books,
        &generator
      )
      do throws(OperatorRefusal) { try books.execute(.trade(trade)) } catch {
        preconditionFailure("a trade of wealthy traders is refused: \(error)")
      }
    }
    batch = books.close()
  }

  /// About 10⁹ quanta of collateral at the price of a random asset.
  private static func trade(
    _ buyer: (position: UInt64, key: TestKey),
    _ seller: (position: UInt64, key: TestKey),
    _ books: PerpetualOperator,
    _ generator: inout SeededGenerator
  ) -> ProposedTransaction.Trade {
    let price = generator.choice(books.prices)
    let synthetic = UInt64.random(in: 500_000_000...1_000_000_000, using: &generator)
    let collateral = UInt64(UInt128(synthetic) * UInt128(price.price) >> 32)
    let orders = [(buyer, true), (seller, false)].map { trader, isBuying in
      ProposedTransaction.LimitOrder(
        signing: ProposedTransaction.Signing(
          key: trader.key,
          nonce: generator.next() >> 32,
          expiration: 500_000
        ),
        position: trader.position,
        isBuying: isBuying,
        asset: price.asset,
        collateral: books.configuration.collateral,
        syntheticAmount: synthetic,
        collateralAmount: collateral,
        feeAmount: collateral / 1000
      )
    }
    return ProposedTransaction.Trade(
      buyOrder: orders[0],
      sellOrder: orders[1],
      collateral: collateral,
      synthetic: synthetic,
      buyerFee: collateral / 2000,
      sellerFee: collateral / 1000
    )
  }
}
