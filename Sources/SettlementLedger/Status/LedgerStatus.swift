package import StarkAlgebra
package import StarkSettlement
package import StarkVerifier

/// What there is to know of a chain at a moment, and what to watch.
///
/// (Specification of settlement, 5.2.) Amounts are in quanta, times in seconds since 1970, shares in
/// millionths; everything is exact but bits of security.
package struct LedgerStatus: Sendable {
  /// The moment that ages are told at.
  package let now: UInt64
  package let chain: ChainIdentity
  package let batchCount: Int
  package let proofCount: Int
  /// Nil for a chain without a batch.
  package let last: BatchSummary?
  /// The time between batches: that of their updates where all are known, else that of their states.
  package let cadence: Cadence?
  /// Whether `cadence` tells the time between updates on the chain below.
  package let isCadenceOfUpdates: Bool
  /// How long ago the last state was; 0 if it is ahead.
  ///
  /// Nil for a program without time.
  package let stateAge: UInt64?
  /// The time until the last batch can no longer be settled, below 0 when that has passed.
  ///
  /// Nil once the contract was seen to take it.
  package let expirationMargin: Int64?
  /// The fewest bits behind any proof, by each measure.
  package let weakestBits: [SecurityMeasure: Double]
  /// Requests that wait for a batch to serve them, the oldest first.
  package let pendingRequests: [PendingRequest]
  /// Nil for a chain of another program.
  package let exchange: ExchangeStatus?

  /// How old a state may be for the contract to take the next.
  package static let stateAgeLimit = UpdateRule.longestLag
}

/// What there is to know of the perpetual exchange.
package struct ExchangeStatus: Sendable {
  package let state: ExchangeState
  package let configurationHash: Felt252?
  package let deposits: Flow
  package let withdrawals: Flow
  package let withdrawalsToOthers: Flow
  package let lastDeposits: Flow
  package let lastWithdrawals: Flow
  package let lastWithdrawalsToOthers: Flow
  package let forcedWithdrawals: Flow
  package let forcedTradeCount: Int
  package let conditionCount: Int
  /// Forced withdrawals that were served without a payment, over all batches.
  package let unpaidWithdrawals: [UnpaidWithdrawal]
  package let lastUnpaidWithdrawals: [UnpaidWithdrawal]
  /// The change of the fee position's collateral over all batches of which it is known, and over the
  /// last one.
  package let feeChange: Int128
  package let lastFeeChange: Int128?
  /// Ascending by asset.
  package let assets: [AssetStatus]
  /// The time since the funding timestamp; 0 if that is ahead.
  package let fundingAge: UInt64
  /// After how long without funding all transactions stop; nil if it is not known.
  package let fundingValidity: UInt64?
  /// Positions with a total value below 0, ascending by id.
  package let positionsUnderWater: [PositionRisk]
  /// Positions whose risk exceeds their value; nil if the configuration is not known.
  package let positionsAtRisk: [PositionRisk]?
}

/// A request on the chain below that waits for a batch to serve it.
package struct PendingRequest: Hashable, Sendable {
  package let request: SeenRequest

  package init(request: SeenRequest) {
    self.request = request
  }

  /// When anybody may freeze the exchange if it was not served.
  package var deadline: UInt64 { request.time.adding(Self.patience) }

  /// How long the operator has.
  package static let patience: UInt64 = 7 * 24 * 3600
}

/// What there is to know of a synthetic asset.
package struct AssetStatus: Hashable, Sendable {
  package let asset: Perpetual.SyntheticAssetID
  /// 32 fractional bits; nil while there is none.
  package let price: UInt64?
  /// How much the price changed in the last batch, in millionths of what it was.
  package let priceMove: Int?
  /// The batches since the one in which the price last changed, which is 0 batches ago if it is the last.
  package let batchesSincePriceChange: Int?
  package let openInterest: UInt128
  /// 32 fractional bits.
  package let fundingIndex: Int64?
  package let fundingChange: Int128?
  /// See `ExchangeBatch.fundingShares`.
  package let fundingShare: Int?
}

/// A position and what it is worth.
package struct PositionRisk: Hashable, Sendable {
  package let position: UInt64
  package let publicKey: Felt252
  /// 32 fractional bits.
  package let totalValue: Integer
  /// 64 fractional bits; nil if the configuration is not known.
  package let totalRisk: Integer?
}
