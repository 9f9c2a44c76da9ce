import StarkAlgebra
package import StarkSettlement

/// A chain of valid random batches with transactions of all eleven kinds.
///
/// Transactions are proposed at random, some of them to be refused; those that the operator accepts
/// make the batches. Prices move so much that liquidations and deleverages find their victims.
package struct RandomBatches: Sendable {
  /// A transaction that the operator refused, and how many it had accepted before.
  package struct Refused: Sendable {
    package let place: Int
    package let transaction: ProposedTransaction
    package let refusal: OperatorRefusal
  }

  struct Trader: Sendable {
    let position: UInt64
    let key: TestKey
  }

  var generator: SeededGenerator
  let exchange: RandomExchange
  package internal(set) var books: PerpetualOperator
  /// What was refused while the last batch was filled.
  package private(set) var refused: [Refused] = []
  var traders: [Trader]
  /// Orders that are not filled yet.
  var openOrders: [ProposedTransaction.LimitOrder] = []
  /// Where the market is; the oracles' prices are around it.
  var market: [Perpetual.SyntheticAssetID: UInt64]
  private var nonce: UInt64 = 1
  private let transactionCount: Int

  package init(
    seed: UInt64,
    availability: Perpetual.DataAvailability = .rollup,
    traderCount: Int = 10,
    transactionCount: Int = 30
  ) {
    var generator = SeededGenerator(seed: seed)
    let exchange = RandomExchange(availability: availability, from: &generator)
    let configuration = exchange.configuration
    let highest = UInt64.max >> UInt64(64 - configuration.positionsHeight)
    var positions: [UInt64] = [0, highest]
    while positions.count < traderCount {
      let position = generator.next() & highest
      if !positions.contains(position), position != configuration.feePosition {
        positions.append(position)
      }
    }
    traders = positions.map { Trader(position: $0, key: TestKey(seed: generator.next())) }
    market = exchange.prices
    // One asset joins later.
    let assets = configuration.assets.map(\.id).shuffled(using: &generator).dropFirst().sorted()
    let indices = assets.map { asset in
      Perpetual.FundingIndex(asset: asset, index: Int64(generator.magnitude(upTo: 1 << 50)))
    }
    books = PerpetualOperator(
      configuration: configuration,
      funding: Perpetual.FundingTable(indices: indices, timestamp: 1_700_000_000),
      systemTime: 1_700_000_000
    )
    self.generator = generator
    self.exchange = exchange
    self.transactionCount = transactionCount
  }

  /// Fills a batch and closes it.
  package mutating func next() -> OperatorBatch {
    refused = []
    books.open.minimumExpiration -= UInt64.random(in: 0...3, using: &generator)
    let isFirst = books.prices.isEmpty
    if isFirst || !generator.oneIn(6) { openWithPrices(ofAll: isFirst) }
    if isFirst { for trader in traders.dropFirst(2) { fund(trader) } }
    for _ in 0..<transactionCount { propose() }
    return books.close()
  }

  private mutating func fund(_ trader: Trader) {
    let deposit = ProposedTransaction.Deposit(
      publicKey: trader.key.publicKey,
      position: trader.position,
      amount: UInt64.random(in: 1_000_000_000...40_000_000_000, using: &generator)
    )
    attempt(.deposit(deposit))
  }

  private mutating func propose() {
    switch Int.random(in: 0..<40, using: &generator) {
    case 0..<3: proposeDeposit()
    case 3..<6: proposeWithdrawal()
    case 6..<9: proposeTransfer()
    case 9..<22: proposeTrade()
    case 22..<27: proposeLiquidation()
    case 27..<33: proposeDeleverage()
    case 33..<35: proposeForcedWithdrawal()
    case 35..<37: proposeForcedTrade()
    case 37..<39: proposePricesTick()
    default: proposeFundingTick()
    }
  }

  /// Whether the operator took the transaction.
  @discardableResult
  mutating func attempt(_ transaction: ProposedTransaction) -> Bool {
    do throws(OperatorRefusal) {
      try books.execute(transaction)
      return true
    } catch {
      let place = books.open.transactions.count
      refused.append(Refused(place: place, transaction: transaction, refusal: error))
      return false
    }
  }

  mutating func signing(_ key: TestKey) -> ProposedTransaction.Signing {
    nonce += 1
    let earliest = books.open.minimumExpiration
    return ProposedTransaction.Signing(
      key: key,
      nonce: generator.oneIn(20) ? (1 << 32) - nonce : nonce,
      expiration: generator.choice([earliest, earliest + 5, earliest + 500, (1 << 32) - 1])
    )
  }

  /// A trader, or someone else one time in `odds`.
  mutating func key(of trader: Trader, wrongOneIn odds: Int) -> TestKey {
    generator.oneIn(odds) ? generator.choice(traders).key : trader.key
  }

  func collateral(of trader: Trader) -> UInt64 {
    UInt64(max(0, books.positions[trader.position]?.collateral ?? 0))
  }

  /// Those of the traders whose position meets a condition, after funding.
  func traders(
    where isWanted: (_ position: Perpetual.Position, _ value: Integer, _ risk: Integer) -> Bool
  ) -> [Trader] {
    traders.filter { trader in
      guard let position = books.positions[trader.position],
        let funded = try? books.funded(position),
        let (value, risk) = try? books.valueAndRisk(of: funded)
      else { return false }
      return isWanted(funded, value, risk)
    }
  }
}
