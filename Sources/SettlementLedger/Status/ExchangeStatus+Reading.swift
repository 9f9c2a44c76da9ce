import GRDB
import StarkAlgebra
import StarkSettlement
import StarkVerifier

extension ExchangeStatus {
  init(
    _ history: ExchangeHistory,
    of chain: ChainIdentity,
    isLastReplayed: Bool,
    at now: UInt64,
    _ database: Database
  ) throws {
    guard let state = history.states.last else {
      throw StoreFault.damaged(table: "perpetual_states")
    }
    let batches = history.batches
    self.state = state
    configurationHash = batches.last.map { FieldElement($0.configurationHash) }
    deposits = batches.reduce(.none) { $0 + $1.deposits }
    withdrawals = batches.reduce(.none) { $0 + $1.withdrawals }
    withdrawalsToOthers = batches.reduce(.none) { $0 + $1.withdrawalsToOthers }
    idleModificationCount = batches.reduce(0) { $0 + $1.idleModificationCount }
    lastIdleModificationCount = batches.last?.idleModificationCount ?? 0
    lastDeposits = batches.last?.deposits ?? .none
    lastWithdrawals = batches.last?.withdrawals ?? .none
    lastWithdrawalsToOthers = batches.last?.withdrawalsToOthers ?? .none
    forcedWithdrawals = batches.reduce(.none) { $0 + $1.forcedWithdrawals }
    forcedTradeCount = batches.reduce(0) { $0 + $1.forcedTradeCount }
    conditionCount = batches.reduce(0) { $0 + $1.conditionCount }
    unpaidWithdrawals = batches.flatMap(\.unpaidWithdrawals)
    lastUnpaidWithdrawals = batches.last?.unpaidWithdrawals ?? []
    feeChange = batches.reduce(Int128?.some(0)) { sum, batch in
      sum.flatMap { sum in batch.feeChange.map { sum + $0 } }
    }
    lastFeeChange = batches.last?.feeChange
    assets = AssetStatus.all(in: history)
    fundingAge = now.seconds(since: state.fundingTimestamp)
    let configuration = try KnownConfiguration(
      database,
      sequence: batches.count,
      isReplayed: isLastReplayed
    )
    fundingValidity = configuration?.fundingValidity
    let positions = try database.positions(of: state, height: chain.heights[0])
    let valuation = Valuation(funding: state.fundingIndices, prices: state.prices)
    fundedCollateral = positions.reduce(Integer?.some(Integer(0))) { sum, entry in
      sum.flatMap { sum in valuation.fundedCollateral(of: entry.position).map { sum + $0 } }
    }.map { Int128(clamping: $0) }
    let risks = positions.compactMap { id, position in
      PositionRisk(id, position, valuation, configuration?.risk)
    }
    unvaluedPositionCount = positions.count - risks.count
    positionsUnderWater = risks.filter { $0.totalValue.signum < 0 }
    let isRiskKnown = unvaluedPositionCount == 0 && risks.allSatisfy { $0.totalRisk != nil }
    positionsAtRisk =
      isRiskKnown && configuration?.risk != nil ? risks.filter(\.isAtRisk) : nil
  }
}

extension AssetStatus {
  fileprivate static func all(in history: ExchangeHistory) -> [AssetStatus] {
    guard let state = history.states.last else { return [] }
    let previous = history.states.dropLast().last
    let assets = Set(state.fundingIndices.keys)
      .union(state.prices.keys)
      .union(state.openInterest.keys)
    return assets.sorted().map { asset in
      let price = state.prices[asset]
      let change = history.states.lastIndex { $0.prices[asset] != price }
      return AssetStatus(
        asset: asset,
        price: price,
        priceMove: previous?.prices[asset].flatMap { PriceMove.parts(from: $0, to: price) },
        // The price changed in the batch after the last state that had another.
        batchesSincePriceChange: price == nil
          ? nil : change.map { history.states.count - 2 - $0 } ?? history.batches.count,
        openInterest: state.openInterest[asset] ?? 0,
        fundingIndex: state.fundingIndices[asset],
        fundingChange: previous?.fundingIndices[asset].flatMap { before in
          state.fundingIndices[asset].map { Int128($0) - Int128(before) }
        },
        fundingShare: history.batches.last?.fundingShares?[asset]
      )
    }
  }
}

/// The change of a price as a share of what it was.
package enum PriceMove {
  /// (new − old) / old in millionths, rounded towards zero; nil without an old price or a new one.
  package static func parts(from old: UInt64, to new: UInt64?) -> Int? {
    guard let new, old > 0 else { return nil }
    // Below 2⁸⁴ in magnitude.
    return Int(exactly: (Int128(new) - Int128(old)) * 1_000_000 / Int128(old))
  }
}
