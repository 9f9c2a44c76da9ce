import GRDB
import StarkAlgebra
import StarkSettlement
import StarkVerifier

extension PositionRisk {
  /// Whether the risk exceeds the value, so that the position may be liquidated.
  var isAtRisk: Bool {
    guard let totalRisk else { return false }
    return totalRisk > totalValue << 32
  }

  /// All positions that can be valued, ascending by id.
  ///
  /// One that holds an asset without price or funding index can't; no batch leaves such a position.
  ///
  /// - Throws: that they are not those that `state` counts.
  static func all(
    in database: Database,
    of state: ExchangeState,
    _ table: RiskTable?
  ) throws -> [PositionRisk] {
    let positions = try database.positions()
    guard positions.count == state.positionCount,
      positions.reduce(0, { $0 + Int128($1.position.collateral) }) == state.collateral
    else { throw StoreFault.damaged(table: "positions") }
    let valuation = Valuation(funding: state.fundingIndices, prices: state.prices)
    return positions.compactMap { id, position in
      guard let value = valuation.totalValue(of: position) else { return nil }
      return PositionRisk(
        position: id,
        publicKey: FieldElement(position.publicKey),
        totalValue: value,
        totalRisk: table.flatMap { valuation.totalRisk(of: position, under: $0) }
      )
    }
  }
}

/// What the configuration of a batch says, if a batch file has shown it.
struct KnownConfiguration {
  let fundingValidity: UInt64
  let risk: RiskTable

  /// The configuration of batch `sequence`, nil if it is not known.
  init?(_ database: Database, sequence: Int) throws {
    let row = try database.first(
      "configurations",
      """
      SELECT funding_validity_period, is_risk_by_balance_only
      FROM perpetual_batches JOIN configurations ON hash = configuration_hash WHERE sequence = ?
      """,
      [sequence]
    ) { (validity: try $0.unsigned(), isByBalanceOnly: try $0.flag()) }
    guard let row else { return nil }
    var segments: [Perpetual.SyntheticAssetID: [Perpetual.RiskSegment]] = [:]
    let rows = try database.all(
      "risk_segments",
      """
      SELECT asset, upper_bound, risk FROM asset_hashes
        LEFT JOIN risk_segments ON asset_hash = hash
      WHERE sequence = ? ORDER BY asset, upper_bound
      """,
      [sequence]
    ) {
      (
        asset: try $0.asset(),
        segment: Perpetual.RiskSegment(upperBound: try $0.wide(), risk: try $0.unsigned())
      )
    }
    for row in rows { segments[row.asset, default: []].append(row.segment) }
    fundingValidity = row.validity
    risk = RiskTable(segments: segments, isByBalanceOnly: row.isByBalanceOnly)
  }
}

extension Database {
  /// All positions of the last state that hold anything, ascending by id.
  func positions() throws -> [(id: UInt64, position: Perpetual.Position)] {
    var positions = try all(
      "positions",
      "SELECT position, public_key, collateral, funding_timestamp FROM positions ORDER BY position"
    ) {
      (
        id: try $0.unsigned(),
        position: Perpetual.Position(
          publicKey: try $0.element(),
          collateral: try $0.integer(),
          assets: [],
          fundingTimestamp: try $0.unsigned()
        )
      )
    }
    let holdings = try all(
      "holdings",
      """
      SELECT position, asset, balance, cached_funding_index FROM holdings ORDER BY position, asset
      """
    ) {
      (
        id: try $0.unsigned(),
        holding: Perpetual.Holding(
          asset: try $0.asset(),
          balance: try $0.integer(),
          cachedFundingIndex: try $0.integer()
        )
      )
    }
    var rest = holdings[...]
    for index in positions.indices {
      while let next = rest.first, next.id == positions[index].id {
        positions[index].position.assets.append(next.holding)
        rest.removeFirst()
      }
    }
    guard rest.isEmpty else { throw StoreFault.damaged(table: "holdings") }
    return positions
  }
}
