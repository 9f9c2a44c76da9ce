import StarkAlgebra
package import StarkFaults
import StarkJSON

extension Perpetual.Batch {
  /// The largest file that is looked at: 256 MiB and 2²⁴ values.
  private static var limits: JSONLimits {
    JSONLimits(byteCount: 256 << 20, valueCount: 1 << 24, nestingDepth: 16)
  }

  private static let maximumTransactionCount = 1 << 17

  private static let members = [
    "general_config", "prev_shared_state", "new_shared_state", "minimum_expiration_timestamp",
    "transactions", "signed_min_oracle_prices", "signed_max_oracle_prices", "prev_positions",
    "new_positions", "prev_orders", "new_orders", "prev_tree_auth_paths",
    "max_n_words_per_memory_page",
  ]

  /// Reads a batch file; work and memory are linear in its size.
  ///
  /// - Throws: what in the file is not what it should be, and where.
  package init(decoding bytes: [UInt8]) throws(Fault) {
    let root: JSONValue
    do { root = try JSONDocument(bytes, limits: Self.limits).root } catch { throw .json(error) }
    let record = try JSONRecord(root, members: Self.members)
    let configuration = try DecodedConfiguration(record.required("general_config"))
    let previous = try DecodedSharedState(record.required("prev_shared_state"))
    let next = try DecodedSharedState(record.required("new_shared_state"))
    let transactions = try record.required("transactions").elements(
      atMost: Self.maximumTransactionCount,
      Perpetual.Transaction.init(decoding:)
    )
    let (minimum, maximum) = try Self.signedPrices(record)
    self.init(
      configuration: configuration.configuration,
      previous: previous.state,
      next: next.state,
      minimumExpiration: try record.required("minimum_expiration_timestamp")
        .integer(in: 0...UInt64.max),
      transactions: transactions,
      minimumPrices: minimum,
      maximumPrices: maximum,
      contents: try Perpetual.BatchContents(decoding: record),
      claims: Perpetual.BatchClaims(
        configurationHash: configuration.hash,
        assetHashes: configuration.assetHashes,
        previousHash: previous.hash,
        nextHash: next.hash
      ),
      pageWordCount: try record.optional("max_n_words_per_memory_page").map {
        (value) throws(Fault) in try value.integer(in: 1...Int(Int32.max))
      }
    )
  }

  /// The lists of lowest and highest prices, which the program reads with one count.
  private static func signedPrices(
    _ record: JSONRecord
  ) throws(Fault) -> (
    minimum: [Perpetual.SignedPrice], maximum: [Perpetual.SignedPrice]
  ) {
    let count = Perpetual.GeneralConfiguration.maximumAssetCount
    let minimum = try record.required("signed_min_oracle_prices")
      .elements(atMost: count, Perpetual.SignedPrice.init(decoding:))
    let value = try record.required("signed_max_oracle_prices")
    let maximum = try value.elements(atMost: count, Perpetual.SignedPrice.init(decoding:))
    guard minimum.count == maximum.count else {
      throw .contradiction(
        at: value.location,
        expected: "\(minimum.count) prices",
        found: "\(maximum.count) prices"
      )
    }
    return (minimum, maximum)
  }
}

extension Perpetual.BatchContents {
  private static let maximumCount = 1 << 19

  fileprivate init(decoding record: JSONRecord) throws(Fault) {
    let nextPositions = try record.optional("new_positions")
    let nextOrders = try record.optional("new_orders")
    self.init(
      positions: try Self.positions(record.optional("prev_positions")) ?? [:],
      orders: try Self.orders(record.optional("prev_orders")) ?? [:],
      paths: try record.optional("prev_tree_auth_paths").map {
        (value) throws(Fault) in try Perpetual.BatchPaths(decoding: value)
      },
      nextPositions: try Self.positions(nextPositions),
      nextOrders: try Self.orders(nextOrders)
    )
  }

  private static func positions(
    _ value: JSONValue?
  ) throws(Fault) -> [UInt64: Perpetual.ClaimedPosition]? {
    try value?.entries(atMost: maximumCount, Perpetual.ClaimedPosition.init(decoding:))
  }

  private static func orders(_ value: JSONValue?) throws(Fault) -> [UInt64: UInt64]? {
    try value?.entries(atMost: maximumCount) { (amount) throws(Fault) in
      try amount.integer(in: 0...UInt64.max)
    }
  }
}

extension Perpetual.BatchPaths {
  private static let maximumCount = 1 << 19
  private static let maximumHeight = 64

  fileprivate init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: ["positions", "orders"])
    self.init(
      positions: try Self.paths(record.required("positions")),
      orders: try Self.paths(record.required("orders"))
    )
  }

  private static func paths(_ value: JSONValue) throws(Fault) -> [UInt64: [Felt252]] {
    try value.entries(atMost: maximumCount) { (path) throws(Fault) in
      try path.elements(atMost: maximumHeight) { (sibling) throws(Fault) in
        try sibling.fieldElement()
      }
    }
  }
}
