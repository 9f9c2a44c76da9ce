import StarkAlgebra
import StarkSettlement
import Testing

/// A small exchange in which a test runs transactions: whole quanta, prices around 1.
///
/// Signatures are of no account here: a run collects them and does not verify them. All assets have
/// a risk of one quarter.
struct Scene {
  static let asset = Perpetual.SyntheticAssetID.number(0x10)
  static let other = Perpetual.SyntheticAssetID.number(0x20)
  /// An asset of the configuration that has neither price nor funding index.
  static let quiet = Perpetual.SyntheticAssetID.number(0x30)
  static let one: UInt64 = 1 << 32
  static let feePosition: UInt64 = 1
  static let collateral = Felt252(0xc0)

  var positions: [UInt64: Perpetual.Position] = [:]
  var orders: [UInt64: UInt64] = [:]
  var funding = Perpetual.FundingTable(
    indices: [Scene.asset, Scene.other].map { Perpetual.FundingIndex(asset: $0, index: 0) },
    timestamp: 1000
  )
  var prices = [Scene.asset, Scene.other].map { Perpetual.AssetPrice(asset: $0, price: Scene.one) }
  var systemTime: UInt64 = 1000
  var nextSystemTime: UInt64 = 1000
  var minimumExpiration: UInt64 = 10
  var configuration = SceneConfiguration()
  var minimumPrices: [String] = []
  var maximumPrices: [String] = []

  /// The scene in which positions 2 and 3 have some collateral and the keys of their numbers.
  static func twoTraders(with collateral: Int64) -> Scene {
    var scene = Scene()
    scene.positions = [2: .owned(by: 2, collateral), 3: .owned(by: 3, collateral)]
    return scene
  }

  /// The batch of these transactions, each the text of one.
  func batch(_ transactions: [String]) throws -> Perpetual.Batch {
    let shared = """
      {"positions_root": "0x0", "positions_tree_height": 64, "orders_root": "0x0",
      "orders_tree_height": 64, "funding_indices": [], "funding_timestamp": 0,
      "oracle_prices": [], "system_time": \(nextSystemTime)}
      """
    let text = """
      {"general_config": \(configuration.text), "prev_shared_state": \(shared),
      "new_shared_state": \(shared), "minimum_expiration_timestamp": \(minimumExpiration),
      "transactions": [\(transactions.joined(separator: ","))],
      "signed_min_oracle_prices": [\(minimumPrices.joined(separator: ","))],
      "signed_max_oracle_prices": [\(maximumPrices.joined(separator: ","))]}
      """
    return try Perpetual.Batch(decoding: Array(text.utf8))
  }

  /// The state before.
  func state() throws -> Perpetual.State {
    var counts = OperationCounts()
    let positionTree = try SparseTree<Perpetual.Position>(height: 64, counts: &counts)
      .updating(positions, counts: &counts)
    let orderTree = try SparseTree<Perpetual.OrderFill>(height: 64, counts: &counts)
      .updating(orders.mapValues { Perpetual.OrderFill(amount: $0) }, counts: &counts)
    return Perpetual.State(
      positions: positionTree,
      orders: orderTree,
      shared: Perpetual.SharedState(
        positionsRoot: positionTree.root,
        positionsHeight: 64,
        ordersRoot: orderTree.root,
        ordersHeight: 64,
        funding: funding,
        prices: prices,
        systemTime: systemTime
      )
    )
  }

  /// The run over some transactions.
  ///
  /// - Throws: the rule that one of them breaks.
  @discardableResult
  func run(_ transactions: String...) throws -> Perpetual.BatchExecution {
    let batch = try batch(transactions)
    var execution = try execution(of: batch)
    try execution.run(batch)
    return execution
  }

  /// Expects that some transactions break a rule.
  func expect(
    _ rule: Perpetual.Rule,
    _ error: StarkExError?,
    _ transactions: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let batch = try batch(transactions)
    var execution = try execution(of: batch)
    let violation = #expect(throws: Perpetual.RuleViolation.self, sourceLocation: sourceLocation) {
      try execution.run(batch)
    }
    #expect(violation?.rule == rule, sourceLocation: sourceLocation)
    #expect(violation?.starkExError == error, sourceLocation: sourceLocation)
  }

  private func execution(of batch: Perpetual.Batch) throws -> Perpetual.BatchExecution {
    var counts = OperationCounts()
    let hashes = SignedMessage.hashes(of: batch.messages, counts: &counts)
    return Perpetual.BatchExecution(of: batch, hashes: hashes, from: try state())
  }
}

extension Perpetual.BatchExecution {
  /// The position at `id` now.
  func position(_ id: UInt64) throws -> Perpetual.Position { try positions.leaf(at: id) }
}

extension Perpetual.Position {
  /// A position that belongs to the key with its number, funded in the scene.
  static func owned(
    by key: UInt64,
    _ collateral: Int64,
    _ holdings: KeyValuePairs<Perpetual.SyntheticAssetID, Int64> = [:]
  ) -> Perpetual.Position {
    owned(by: key, collateral, holdings: holdings.map { ($0.key, $0.value) })
  }

  static func owned(
    by key: UInt64,
    _ collateral: Int64,
    holdings: [(Perpetual.SyntheticAssetID, Int64)]
  ) -> Perpetual.Position {
    Perpetual.Position(
      publicKey: Felt252(key),
      collateral: collateral,
      assets: holdings.map {
        Perpetual.Holding(asset: $0.0, balance: $0.1, cachedFundingIndex: 0)
      },
      fundingTimestamp: 1000
    )
  }
}

extension Perpetual.SyntheticAssetID {
  /// The id with a small number.
  static func number(_ value: UInt64) -> Perpetual.SyntheticAssetID {
    guard let id = Perpetual.SyntheticAssetID(UInt128(value)) else {
      preconditionFailure("64 bits fit into 120")
    }
    return id
  }
}
