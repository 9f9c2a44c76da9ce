import StarkAlgebra
import StarkFaults

extension Perpetual.Position {
  /// The position after a published change, by the rules of the data part.
  ///
  /// The listed balances take the place of the old ones, and what is 0 goes. Every asset that stays
  /// gets the funding index of the position's new time. A position without an owner may carry the
  /// time of a funding table: a forced request that the program finds invalid funds the empty
  /// position that it names.
  func applying(
    _ change: Perpetual.PositionChange,
    _ tables: Perpetual.FundingTables
  ) throws(Fault) -> Perpetual.Position {
    let id = change.position
    let balances = try assets.map {
      Perpetual.AssetBalance(asset: $0.asset, balance: $0.balance)
    }.merging(change.balances, ofPosition: id)
    guard balances.count <= Self.maximumAssetCount else {
      throw .assetCount(position: id, found: balances.count)
    }
    let isEmpty = change.collateral == 0 && balances.isEmpty
    guard isEmpty == (change.publicKey == .zero) else {
      throw .stateOwner(position: id, key: change.publicKey)
    }
    guard let table = tables.table(at: change.fundingTimestamp) else {
      guard isEmpty, change.fundingTimestamp == 0 else {
        throw .stateFundingTime(position: id, found: change.fundingTimestamp)
      }
      return .empty
    }
    // The time of an empty position is not part of the state.
    guard !isEmpty else { return .empty }
    var holdings: [Perpetual.Holding] = []
    for balance in balances {
      guard let index = table.index(of: balance.asset) else {
        throw .missingFundingIndex(position: id, asset: balance.asset)
      }
      holdings.append(
        Perpetual.Holding(
          asset: balance.asset,
          balance: balance.balance,
          cachedFundingIndex: index
        )
      )
    }
    return Perpetual.Position(
      publicKey: change.publicKey,
      collateral: change.collateral,
      assets: holdings,
      fundingTimestamp: change.fundingTimestamp
    )
  }
}

extension [Perpetual.AssetBalance] {
  /// These balances with `changes` in their place, without those that are 0; all ascend by asset.
  fileprivate func merging(
    _ changes: [Perpetual.AssetBalance],
    ofPosition position: UInt64
  ) throws(Fault) -> [Perpetual.AssetBalance] {
    var merged: [Perpetual.AssetBalance] = []
    var old = self[...]
    for change in changes {
      let unlisted = old.prefix { $0.asset < change.asset }
      merged += unlisted
      old = old.dropFirst(unlisted.count)
      var balance: Int64 = 0
      if let first = old.first, first.asset == change.asset {
        balance = first.balance
        old = old.dropFirst()
      }
      guard change.balance != balance else {
        throw .unchangedBalance(position: position, asset: change.asset, balance: balance)
      }
      if change.balance != 0 { merged.append(change) }
    }
    return merged + old
  }
}
