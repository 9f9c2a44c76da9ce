import StarkAlgebra
import StarkHashes
package import StarkSettlement

/// A finished batch: what goes into it and what the program puts out for it.
package struct OperatorBatch: Sendable {
  package let configuration: Perpetual.GeneralConfiguration
  package var minimumQuotes: [OracleQuote]
  package var maximumQuotes: [OracleQuote]
  package private(set) var transactions: [ProposedTransaction]
  /// For each transaction what the updates of a forced action came to; none for other kinds.
  private(set) var codes: [[Int]]
  package var output: Perpetual.Output
  /// The touched positions before and after; empty ones too.
  package var oldPositions: [UInt64: Perpetual.Position]
  package var newPositions: [UInt64: Perpetual.Position]
  package var oldOrders: [UInt64: UInt64]
  package var newOrders: [UInt64: UInt64]
  /// The trees before the batch.
  let roots: StateRoots

  /// The batch with `transaction` in place of those from `place` on; its results are left.
  package func replacingTransactions(
    from place: Int,
    by transaction: ProposedTransaction
  ) -> OperatorBatch {
    var batch = self
    batch.transactions = transactions.prefix(place) + [transaction]
    batch.codes = codes.prefix(place) + [[]]
    return batch
  }
}

extension PerpetualOperator {
  /// Closes the batch and opens the next one.
  package mutating func close() -> OperatorBatch {
    let newRoots = roots.updated(
      self,
      ids: open.newPositions.keys,
      orderIDs: open.oldOrders.keys
    )
    let next = Perpetual.SharedState(
      positionsRoot: newRoots.positions,
      positionsHeight: configuration.positionsHeight,
      ordersRoot: newRoots.orders,
      ordersHeight: configuration.ordersHeight,
      funding: funding,
      prices: prices,
      systemTime: systemTime
    )
    let batch = OperatorBatch(
      configuration: configuration,
      minimumQuotes: open.minimumQuotes,
      maximumQuotes: open.maximumQuotes,
      transactions: open.transactions,
      codes: open.codes,
      output: output(next: next),
      oldPositions: open.oldPositions,
      newPositions: open.newPositions,
      oldOrders: open.oldOrders,
      newOrders: open.oldOrders.mapValues { _ in 0 }.merging(orders) { $1 },
      roots: roots
    )
    roots = newRoots
    previous = next
    open = OpenBatch(minimumExpiration: systemTime / 3600)
    return batch
  }

  private func output(next: Perpetual.SharedState) -> Perpetual.Output {
    Perpetual.Output(
      configurationHash: configuration.chainedHash,
      availability: configuration.availability,
      assetHashes: configuration.assets.map {
        Perpetual.AssetConfigurationHash(asset: $0.id, hash: $0.chainedHash)
      },
      previous: previous,
      next: next,
      minimumExpiration: open.minimumExpiration,
      modifications: open.modifications,
      forcedActions: open.forcedActions,
      conditions: open.conditions,
      data: configuration.availability == .rollup ? publishedData : nil
    )
  }

  private var publishedData: Perpetual.PublishedData {
    let changes = open.newPositions.keys.sorted().map { id in
      let old = open.oldPositions[id] ?? .empty
      let new = open.newPositions[id] ?? .empty
      let assets = Set((old.assets + new.assets).map(\.asset)).sorted()
      func balance(_ asset: Perpetual.SyntheticAssetID, in position: Perpetual.Position) -> Int64 {
        position.assets.first { $0.asset == asset }?.balance ?? 0
      }
      return Perpetual.PositionChange(
        position: id,
        publicKey: new.publicKey,
        collateral: new.collateral,
        fundingTimestamp: new.fundingTimestamp,
        balances: assets.filter { balance($0, in: old) != balance($0, in: new) }
          .map { Perpetual.AssetBalance(asset: $0, balance: balance($0, in: new)) }
      )
    }
    return Perpetual.PublishedData(fundingTicks: open.fundingTicks, positions: changes)
  }
}

extension Perpetual.GeneralConfiguration {
  /// The hash chain of the specification's 2.6.
  var chainedHash: Felt252 {
    let name = "PerpetualConfig1".utf8.reduce(Integer(0)) { ($0 << 8) + Integer(Int($1)) }
    let elements: [Felt252] = [
      Felt252(reducing: UInt256(name) ?? .zero), Felt252(maximumFundingRate), collateral,
      Felt252(collateralResolution), Felt252(feePosition), feeKey,
      Felt252(UInt64(positionsHeight)), Felt252(UInt64(ordersHeight)),
      Felt252(priceValidityPeriod), Felt252(fundingValidityPeriod),
      availability == .rollup ? .one : .zero, isRiskByBalanceOnly ? .one : .zero,
    ]
    return Pedersen.hashChain(elements.span)
  }
}

extension Perpetual.AssetConfiguration {
  /// The hash chain of the specification's 2.6.
  var chainedHash: Felt252 {
    let segments = riskSegments.map { segment in
      let word = (Integer(segment.upperBound) << 32) + Integer(segment.risk)
      return Felt252(reducing: UInt256(word) ?? .zero)
    }
    let elements =
      [id.element, Felt252(resolution), Felt252(UInt64(segments.count))] + segments
      + [Felt252(UInt64(signedIDs.count))] + signedIDs + [Felt252(quorum)]
      + [Felt252(UInt64(signers.count))] + signers
    return Pedersen.hashChain(elements.span)
  }
}
