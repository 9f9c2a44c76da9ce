import StarkAlgebra
package import StarkSettlement

/// An honest operator of the perpetual exchange: it keeps the books and fills batches.
///
/// Written from the specification alone, plain and slow, to be compared with the replay: it shares
/// with the library the words for things and their hashes, none of the rules.
package struct PerpetualOperator: Sendable {
  package let configuration: Perpetual.GeneralConfiguration
  /// The positions that are not empty.
  package internal(set) var positions: [UInt64: Perpetual.Position] = [:]
  /// What has been filled of each order, by order id.
  package internal(set) var orders: [UInt64: UInt64] = [:]
  package internal(set) var funding: Perpetual.FundingTable
  /// Ascending by asset.
  package internal(set) var prices: [Perpetual.AssetPrice] = []
  package internal(set) var systemTime: UInt64
  /// The batch that is being filled.
  package internal(set) var open: OpenBatch
  /// The state before that batch.
  var previous: Perpetual.SharedState
  var roots: StateRoots

  /// An exchange without positions.
  package init(
    configuration: Perpetual.GeneralConfiguration,
    funding: Perpetual.FundingTable,
    systemTime: UInt64
  ) {
    self.init(
      configuration: configuration,
      funding: funding,
      systemTime: systemTime,
      positions: [:],
      prices: [],
      roots: StateRoots(configuration, positions: [:])
    )
  }

  init(
    configuration: Perpetual.GeneralConfiguration,
    funding: Perpetual.FundingTable,
    systemTime: UInt64,
    positions: [UInt64: Perpetual.Position],
    prices: [Perpetual.AssetPrice],
    roots: StateRoots
  ) {
    self.configuration = configuration
    self.funding = funding
    self.systemTime = systemTime
    self.positions = positions
    self.prices = prices
    self.roots = roots
    open = OpenBatch(minimumExpiration: systemTime / 3600)
    previous = Perpetual.SharedState(
      positionsRoot: roots.positions,
      positionsHeight: configuration.positionsHeight,
      ordersRoot: roots.orders,
      ordersHeight: configuration.ordersHeight,
      funding: funding,
      prices: prices,
      systemTime: systemTime
    )
  }

  /// The shared state before the batch that is being filled.
  package var previousState: Perpetual.SharedState { previous }

  func price(of asset: Perpetual.SyntheticAssetID) -> UInt64? {
    prices.first { $0.asset == asset }?.price
  }

  func fundingIndex(of asset: Perpetual.SyntheticAssetID) -> Int64? {
    funding.indices.first { $0.asset == asset }?.index
  }

  /// What the batch that is being filled has done so far.
  package struct OpenBatch: Sendable {
    /// In hours since 1970.
    package var minimumExpiration: UInt64
    /// The lowest and highest attested price of each asset that may tick.
    package var minimumQuotes: [OracleQuote] = []
    package var maximumQuotes: [OracleQuote] = []
    package internal(set) var transactions: [ProposedTransaction] = []
    /// For each transaction what the updates of a forced action came to; none for other kinds.
    var codes: [[Int]] = []
    var modifications: [Perpetual.Modification] = []
    var forcedActions: [Perpetual.ForcedAction] = []
    var conditions: [Felt252] = []
    var fundingTicks: [Perpetual.FundingTable] = []
    /// The touched positions as they were before the batch.
    var oldPositions: [UInt64: Perpetual.Position] = [:]
    /// The touched positions as they are now, emptied ones among them.
    var newPositions: [UInt64: Perpetual.Position] = [:]
    var oldOrders: [UInt64: UInt64] = [:]
  }

  /// What one transaction changes.
  struct Step {
    var codes: [Int] = []
    var positions: [UInt64: Perpetual.Position] = [:]
    var orders: [UInt64: UInt64] = [:]
    var modification: Perpetual.Modification?
    var forcedAction: Perpetual.ForcedAction?
    var condition: Felt252?
    var fundingTick: Perpetual.FundingTable?
    var prices: [Perpetual.AssetPrice]?
    var systemTime: UInt64?
  }

  /// The position `id` in the middle of a transaction.
  func position(_ id: UInt64, after step: Step) -> Perpetual.Position {
    step.positions[id] ?? open.newPositions[id] ?? positions[id] ?? .empty
  }

  func fill(_ order: UInt64, after step: Step) -> UInt64 {
    step.orders[order] ?? orders[order] ?? 0
  }

  /// Takes a transaction into the batch.
  ///
  /// - Throws: the rule it breaks; then nothing has changed.
  package mutating func execute(_ transaction: ProposedTransaction) throws(OperatorRefusal) {
    let step = try outcome(of: transaction)
    for (id, position) in step.positions {
      if open.oldPositions[id] == nil { open.oldPositions[id] = positions[id] ?? .empty }
      open.newPositions[id] = position
      positions[id] = position.holdsNothing ? nil : position
    }
    for (id, amount) in step.orders {
      if open.oldOrders[id] == nil { open.oldOrders[id] = orders[id] ?? 0 }
      orders[id] = amount
    }
    if let modification = step.modification { open.modifications.append(modification) }
    if let action = step.forcedAction { open.forcedActions.append(action) }
    if let condition = step.condition { open.conditions.append(condition) }
    if let table = step.fundingTick {
      open.fundingTicks.append(table)
      funding = table
    }
    if let prices = step.prices { self.prices = prices }
    if let time = step.systemTime { systemTime = time }
    open.transactions.append(transaction)
    open.codes.append(step.codes)
  }
}
