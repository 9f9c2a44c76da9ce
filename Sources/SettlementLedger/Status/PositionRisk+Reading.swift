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

  /// A position and its worth; nil if it holds an asset without price or funding index.
  init?(
    _ id: UInt64,
    _ position: Perpetual.Position,
    _ valuation: Valuation,
    _ table: RiskTable?
  ) {
    guard let value = valuation.totalValue(of: position) else { return nil }
    self.init(
      position: id,
      publicKey: FieldElement(position.publicKey),
      totalValue: value,
      totalRisk: table.flatMap { valuation.totalRisk(of: position, under: $0) }
    )
  }
}

/// What the configuration of a batch says, if a batch file has shown it.
struct KnownConfiguration {
  let fundingValidity: UInt64
  /// Nil if the configuration of an asset is not known: it may have changed without the other.
  let risk: RiskTable?

  /// The configuration of batch `sequence`, nil if it is not known.
  ///
  /// The file of a batch that was replayed has shown all of it.
  init?(_ database: Database, sequence: Int, isReplayed: Bool) throws {
    let row = try database.first(
      "configurations",
      """
      SELECT funding_validity_period, is_risk_by_balance_only
      FROM perpetual_batches JOIN configurations ON hash = configuration_hash WHERE sequence = ?
      """,
      [sequence]
    ) { (validity: try $0.unsigned(), isByBalanceOnly: try $0.flag()) }
    guard let row else {
      guard !isReplayed else { throw StoreFault.damaged(table: "configurations") }
      return nil
    }
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
        segment: try $0.optional { reader in
          Perpetual.RiskSegment(upperBound: try reader.wide(), risk: try reader.unsigned())
        }
      )
    }
    fundingValidity = row.validity
    let isKnown = rows.allSatisfy { $0.segment != nil }
    guard isKnown || !isReplayed else { throw StoreFault.damaged(table: "risk_segments") }
    for row in rows {
      if let segment = row.segment { segments[row.asset, default: []].append(segment) }
    }
    risk = isKnown ? RiskTable(segments: segments, isByBalanceOnly: row.isByBalanceOnly) : nil
  }
}

extension Database {
  /// All positions of the last state that hold anything, ascending by id.
  ///
  /// - Throws: that they are not those that `state` counts, or not the leaves of its tree as that
  ///   is kept. No hash binds funding timestamps, so these may differ. Nothing is hashed, so it
  ///   takes a look at each node; `escape` checks the hashes of the one way that it shows.
  func positions(
    of state: ExchangeState,
    height: Int
  ) throws -> [(id: UInt64, position: Perpetual.Position)] {
    let positions = try positions()
    guard positions.count == state.positionCount,
      positions.reduce(0, { $0 + Int128($1.position.collateral) }) == state.collateral
    else { throw StoreFault.damaged(table: "positions") }
    var openInterest: [Perpetual.SyntheticAssetID: UInt128] = [:]
    for holding in positions.lazy.flatMap(\.position.assets) where holding.balance > 0 {
      openInterest[holding.asset, default: 0] += UInt128(holding.balance)
    }
    guard openInterest == state.openInterest else {
      throw StoreFault.damaged(table: "open_interest")
    }
    let tree = try NodeStore<Perpetual.Position>(database: self, tree: 0)
      .tree(height: height, root: state.positionsRoot, indices: positions.map(\.id))
    let leaves = try tree.leaves().filter { !$0.leaf.holdsNothing }
    let isSame = zip(leaves, positions).allSatisfy { leaf, entry in
      var position = entry.position
      position.fundingTimestamp = leaf.leaf.fundingTimestamp
      return leaf.index == entry.id && leaf.leaf == position
    }
    guard isSame, leaves.count == positions.count else {
      throw StoreFault.damaged(table: "positions")
    }
    return positions
  }

  private func positions() throws -> [(id: UInt64, position: Perpetual.Position)] {
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
