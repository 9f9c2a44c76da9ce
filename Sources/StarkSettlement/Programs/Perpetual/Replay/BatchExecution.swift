package import StarkAlgebra

extension Perpetual {
  /// The program's run over a batch: the state that it carries, and what it puts out.
  ///
  /// Signatures are collected, not verified: the run goes on as if they were good, and whoever made
  /// it verifies all claims that were made before the first fault.
  package struct BatchExecution: Sendable {
    let configuration: GeneralConfiguration
    let minimumExpiration: UInt64
    /// The lowest and the highest price of each asset, ascending by asset.
    let lowestPrices: [AssetQuantity]
    let highestPrices: [AssetQuantity]

    package internal(set) var market: Market
    package internal(set) var systemTime: UInt64
    package internal(set) var positions: TouchedLeaves<Position>
    package internal(set) var orders: TouchedLeaves<OrderFill>

    package internal(set) var modifications: [Modification] = []
    package internal(set) var forcedActions: [ForcedAction] = []
    package internal(set) var conditions: [Felt252] = []
    package internal(set) var fundingTicks: [FundingTable] = []

    /// The hashes of messages that are still to be claimed, in the order of the program.
    private var hashes: ArraySlice<Felt252>
    package private(set) var claims: [SignatureClaim] = []
    /// Where each claim was made.
    private(set) var claimPlaces: [ReplayPlace] = []
    /// Where the run is.
    package internal(set) var place: ReplayPlace = .signedPrice(.minimum, entry: 0)
    /// The first value of the file that follows from others and is not what follows.
    var contradiction: FieldDifference?

    /// A run that has not begun; `hashes` are those of the messages of the batch.
    package init(of batch: Batch, hashes: [Felt252], from state: State) {
      configuration = batch.configuration
      minimumExpiration = batch.minimumExpiration
      lowestPrices = batch.minimumPrices.map { AssetQuantity(asset: $0.asset, quantity: $0.price) }
      highestPrices = batch.maximumPrices.map { AssetQuantity(asset: $0.asset, quantity: $0.price) }
      market = Market(
        configuration: batch.configuration,
        funding: state.shared.funding,
        prices: state.shared.prices
      )
      systemTime = state.shared.systemTime
      positions = TouchedLeaves(of: state.positions)
      orders = TouchedLeaves(of: state.orders)
      self.hashes = hashes[...]
    }
  }
}

extension Perpetual.BatchExecution {
  /// Runs the whole batch.
  package mutating func run(_ batch: Perpetual.Batch) throws(Perpetual.RuleViolation) {
    let window = Perpetual.OracleWindow(
      previousTime: systemTime,
      nextTime: batch.next.systemTime,
      validity: configuration.priceValidityPeriod
    )
    try check(batch.minimumPrices, of: .minimum, within: window)
    try check(batch.maximumPrices, of: .maximum, within: window)
    for (index, transaction) in batch.transactions.enumerated() {
      place = .transaction(index)
      try execute(transaction)
    }
  }

  private mutating func execute(
    _ transaction: Perpetual.Transaction
  ) throws(Perpetual.RuleViolation) {
    switch transaction.kind {
    case .fundingTick, .pricesTick: break
    default: try checkFundingAge()
    }
    switch transaction {
    case .deposit(let deposit): try execute(deposit)
    case .forcedTrade(let request): try execute(request)
    case .forcedWithdrawal(let request): try execute(request)
    case .fundingTick(let tick): try execute(tick)
    case .pricesTick(let tick): try execute(tick)
    case .trade(let trade): try execute(trade)
    case .transfer(let transfer): try execute(transfer)
    case .liquidation(let liquidation): try execute(liquidation)
    case .withdrawal(let withdrawal): try execute(withdrawal)
    case .deleverage(let deleverage): try execute(deleverage)
    case .conditionalTransfer(let conditional): try execute(conditional)
    case .outOfRange(_, let number): throw violation(of: number)
    }
  }

  /// The rule that a number breaks by not fitting its field.
  private func violation(of number: RuledNumber) -> Perpetual.RuleViolation {
    let found = "\(number.value)"
    return switch number.field {
    case .nonce: .nonce(found: found)
    case .tickTime: .time(notBefore: systemTime, found: found)
    default: .expiration(notBefore: minimumExpiration, found: found)
    }
  }

  /// Checks that funding is not too old for transactions (specification of settlement, 3).
  private func checkFundingAge() throws(Perpetual.RuleViolation) {
    let limit =
      UInt128(market.funding.timestamp) + UInt128(configuration.fundingValidityPeriod)
    guard UInt128(systemTime) <= limit else {
      throw Perpetual.RuleViolation(
        .staleFunding,
        .staleFunding,
        expected: "a system time of at most \(limit)",
        found: "\(systemTime)"
      )
    }
  }

  /// Checks that a tick does not go back in time.
  func checkTime(_ timestamp: UInt64) throws(Perpetual.RuleViolation) {
    guard timestamp >= systemTime else {
      throw .time(notBefore: systemTime, found: "\(timestamp)")
    }
  }

  /// Claims that `key` has signed the next message, and gives its hash.
  mutating func claimSignature(of key: Felt252, _ signature: StarkSignature) -> Felt252 {
    // A message that is not there would have the hash 0, which nobody can sign.
    let hash = hashes.popFirst() ?? .zero
    claims.append(SignatureClaim(key: key, message: hash, signature: signature))
    claimPlaces.append(place)
    return hash
  }

  /// Updates a position, to what it is with funding paid if that fails.
  mutating func update(
    _ id: UInt64,
    by update: Perpetual.PositionUpdate
  ) throws(Perpetual.RuleViolation) -> Perpetual.PositionOutcome {
    let before = try positions.leaf(at: id)
    let outcome = try before.applying(update, in: market)
    positions.write(outcome.position, at: id, over: before)
    return outcome
  }

  /// Keeps that the file says `claimed` at `path` below the current place where `value` follows.
  ///
  /// The first such contradiction is thrown by the replay once all rules are found to hold.
  mutating func note<Value: Equatable>(
    _ claimed: Value?,
    at path: String,
    follows value: Value,
    _ text: (Value) -> String
  ) {
    guard let claimed, claimed != value, contradiction == nil else { return }
    contradiction = Perpetual.FieldDifference(
      field: "\(place).\(path)",
      expected: text(value),
      found: text(claimed)
    )
  }
}

extension Perpetual.RuleViolation {
  fileprivate static func time(notBefore time: UInt64, found: String) -> Self {
    Self(.timeGoesBack, expected: "at least \(time)", found: found)
  }
}
