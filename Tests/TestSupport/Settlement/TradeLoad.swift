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
    let ids = TradeLoad.ids(positionCount, spread, besides: configuration.feePosition)
    let traders = ids.prefix(2 * tradeCount).map { id in
      Trader(position: id, key: TestKey(seed: generator.next()))
    }
    let tree = TradeLoad.tree(of: ids, traders, &generator)
    var counts = OperationCounts()
    let orders = SparseTree<Perpetual.OrderFill>(height: 64, counts: &counts)
    var books = TradeLoad.books(exchange, of: traders, .sparse(positions: tree, orders: orders))
    previous = Perpetual.State(positions: tree, orders: orders, shared: books.previousState)
    for number in 0..<tradeCount {
      let (buyer, seller) = (traders[2 * number], traders[2 * number + 1])
      let trade = TradeLoad.trade(buyer, seller, books, &generator)
      do throws(OperatorRefusal) { try books.execute(.trade(trade)) } catch {
        preconditionFailure("a trade of wealthy traders is refused: \(error)")
      }
    }
    batch = books.close()
  }

  /// Who trades, and with which key.
  private struct Trader {
    let position: UInt64
    let key: TestKey
  }

  /// Different ids, none of them that of the position that gets the fees.
  private static func ids(
    _ count: Int,
    _ spread: Spread,
    besides feePosition: UInt64
  ) -> [UInt64] {
    // An odd multiplier, so that all ids are different.
    let factor: UInt64 = spread == .dense ? 1 : 0x9e37_79b9_7f4a_7c15
    let ids = (1...).lazy.map { (feePosition + UInt64($0)) &* factor }
    return Array(ids.filter { $0 != feePosition }.prefix(count))
  }

  /// What every position holds at the beginning.
  private static func position(of key: Felt252) -> Perpetual.Position {
    Perpetual.Position(
      publicKey: key,
      collateral: 1_000_000_000_000,
      assets: [],
      fundingTimestamp: startTime
    )
  }

  private static let startTime: UInt64 = 1_700_000_000

  /// Positions that are hashed at once; more would only take more memory.
  private static let groupSize = 1 << 17

  /// The positions of the traders and, at all other ids, those of keys drawn at random.
  private static func tree(
    of ids: [UInt64],
    _ traders: [Trader],
    _ generator: inout SeededGenerator
  ) -> SparseTree<Perpetual.Position> {
    let keys = Dictionary(uniqueKeysWithValues: traders.map { ($0.position, $0.key.publicKey) })
    var counts = OperationCounts()
    var tree = SparseTree<Perpetual.Position>(height: 64, counts: &counts)
    var rest = ids.sorted()[...]
    while !rest.isEmpty {
      let group = rest.prefix(groupSize)
      rest = rest.dropFirst(group.count)
      let positions = group.map { ($0, position(of: keys[$0] ?? generator.nextFelt())) }
      let updated = try? tree.updating(
        Dictionary(uniqueKeysWithValues: positions),
        counts: &counts
      )
      guard let updated else { preconditionFailure("every id fits a tree of height 64") }
      tree = updated
    }
    return tree
  }

  /// The books of an operator, as far as the traders are concerned.
  private static func books(
    _ exchange: RandomExchange,
    of traders: [Trader],
    _ roots: StateRoots
  ) -> PerpetualOperator {
    let configuration = exchange.configuration
    let positions = traders.map { ($0.position, position(of: $0.key.publicKey)) }
    return PerpetualOperator(
      configuration: configuration,
      funding: Perpetual.FundingTable(
        indices: configuration.assets.map { Perpetual.FundingIndex(asset: $0.id, index: 0) },
        timestamp: startTime
      ),
      systemTime: startTime,
      positions: Dictionary(uniqueKeysWithValues: positions),
      prices: configuration.assets.map {
        Perpetual.AssetPrice(asset: $0.id, price: exchange.prices[$0.id] ?? 1)
      },
      roots: roots
    )
  }

  /// About 10⁹ quanta of collateral at the price of a random asset.
  private static func trade(
    _ buyer: Trader,
    _ seller: Trader,
    _ books: PerpetualOperator,
    _ generator: inout SeededGenerator
  ) -> ProposedTransaction.Trade {
    let price = generator.choice(books.prices)
    let synthetic = UInt64.random(in: 500_000_000...1_000_000_000, using: &generator)
    let collateral = UInt64((UInt128(synthetic) * UInt128(price.price)) >> 32)
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
