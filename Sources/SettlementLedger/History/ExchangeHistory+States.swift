import GRDB
import StarkSettlement

extension ExchangeHistory {
  /// All states, with the table of funding indices, prices and open interest of each.
  static func states(in database: Database) throws -> [ExchangeState] {
    var states = try database.series(
      "perpetual_states",
      """
      SELECT sequence, positions_root, orders_root, funding_timestamp, position_count, collateral
      FROM perpetual_states ORDER BY sequence
      """
    ) {
      ExchangeState(
        positionsRoot: try $0.element(),
        ordersRoot: try $0.element(),
        fundingTimestamp: try $0.unsigned(),
        positionCount: try $0.count(),
        collateral: try $0.wideSigned(),
        fundingIndices: [:],
        prices: [:],
        openInterest: [:]
      )
    }
    try database.each(
      "funding_indices",
      "SELECT sequence, asset, funding_index FROM funding_indices",
      into: &states
    ) { try $0.fundingIndices[$1.asset()] = $1.integer() }
    try database.each(
      "prices",
      "SELECT sequence, asset, price FROM prices",
      into: &states
    ) { try $0.prices[$1.asset()] = $1.unsigned() }
    try database.each(
      "open_interest",
      "SELECT sequence, asset, quanta FROM open_interest",
      into: &states
    ) { try $0.openInterest[$1.asset()] = $1.wide() }
    return states
  }
}

extension Database {
  /// Has `read` put every row of a query, whose first column is a sequence number, where it
  /// belongs.
  ///
  /// - `offset`: the sequence number of the first element.
  func each<Element>(
    _ table: String,
    _ sql: String,
    into elements: inout [Element],
    from offset: Int = 0,
    read: (inout Element, inout RowReader) throws -> Void
  ) throws {
    let cursor = try Row.fetchCursor(cachedStatement(sql: sql))
    while let row = try cursor.next() {
      var reader = RowReader(row, of: table)
      let index = try reader.count() - offset
      guard elements.indices.contains(index) else { throw reader.damage }
      try read(&elements[index], &reader)
    }
  }
}
