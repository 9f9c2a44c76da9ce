package import StarkSettlement
public import StarkVerifier

/// What there is to know of the perpetual exchange.
///
/// Amounts are in quanta of the collateral. Sums over batches are over all of the chain; those
/// called `last` are of its last batch.
public struct ExchangeStatus: Sendable {
  package let state: ExchangeState
  /// The hash of the configuration of the last batch; nil for a chain without a batch.
  public let configurationHash: FieldElement?
  /// What was paid in.
  public let deposits: Flow
  /// What was paid out.
  public let withdrawals: Flow
  /// Those of the withdrawals that went to another key than the position's.
  public let withdrawalsToOthers: Flow
  /// The modifications of 0, which are neither deposits nor withdrawals.
  public let idleModificationCount: Int
  /// Those of the last batch.
  public let lastIdleModificationCount: Int
  /// The deposits of the last batch.
  public let lastDeposits: Flow
  /// The withdrawals of the last batch.
  public let lastWithdrawals: Flow
  /// The withdrawals to other keys in the last batch.
  public let lastWithdrawalsToOthers: Flow
  /// Forced withdrawals that were served, paid or not.
  public let forcedWithdrawals: Flow
  /// The number of forced trades that were served.
  public let forcedTradeCount: Int
  /// The number of conditional transfers.
  public let conditionCount: Int
  /// Forced withdrawals that were served without a payment, over all batches.
  package let unpaidWithdrawals: [UnpaidWithdrawal]
  package let lastUnpaidWithdrawals: [UnpaidWithdrawal]
  /// The change of the fee position's collateral over all batches; nil unless it is known of each.
  public let feeChange: Int128?
  /// Its change over the last batch; nil if that is not known, for want of the configuration.
  public let lastFeeChange: Int128?
  /// The synthetic assets, in the order of their numbers.
  public let assets: [AssetStatus]
  /// The seconds since the funding timestamp; 0 if that is ahead.
  public let fundingAge: UInt64
  /// After how many seconds without funding all transactions stop; nil if it is not known.
  public let fundingValidity: UInt64?
  /// Σ collateral over all positions once funding up to the last state is paid; nil if that is not
  /// known, for want of an index.
  ///
  /// It is what was paid in, less what was paid out and what rounding took.
  public let fundedCollateral: Int128?
  /// The positions that can't be valued, for want of a price or an index; no batch leaves one.
  public let unvaluedPositionCount: Int
  /// Positions with a total value below 0, ascending by number; none that can't be valued is
  /// listed.
  public let positionsUnderWater: [PositionRisk]
  /// Positions whose risk exceeds their value, ascending by number; nil unless value and risk of
  /// each are known, the latter from the configuration, which comes with a batch file.
  public let positionsAtRisk: [PositionRisk]?
}

extension ExchangeStatus {
  /// The root of the tree of positions, which the paths of `EscapeClaim` lead to.
  public var positionsRoot: FieldElement { FieldElement(state.positionsRoot) }

  /// The root of the tree of orders.
  public var ordersRoot: FieldElement { FieldElement(state.ordersRoot) }

  /// The number of positions that hold anything.
  public var positionCount: Int { state.positionCount }

  /// Σ collateral over all positions, without the funding that they still owe.
  public var collateral: Int128 { state.collateral }

  /// The number of forced withdrawals that were served without a payment, over all batches.
  public var unpaidWithdrawalCount: Int { unpaidWithdrawals.count }
}

/// What there is to know of a synthetic asset.
///
/// A quantum of the asset at a price p is worth p / 2³² quanta of the collateral.
public struct AssetStatus: Hashable, Sendable {
  package let asset: Perpetual.SyntheticAssetID
  /// The price in the last state, with 32 fractional bits; nil while there is none.
  public let price: UInt64?
  /// How much the price changed in the last batch: (new − old) / old in millionths, rounded to
  /// zero.
  ///
  /// Nil without a price before it.
  public let priceMove: Int?
  /// The batches since the one in which the price last changed, which is 0 batches ago if it is the
  /// last.
  ///
  /// Nil without a price.
  public let batchesSincePriceChange: Int?
  /// Σ balance over all long holdings, in quanta of the asset; the short ones have the same sum.
  public let openInterest: UInt128
  /// The funding index of the last state, with 32 fractional bits; nil while there is none.
  public let fundingIndex: Int64?
  /// How much the funding index changed in the last batch, with 32 fractional bits.
  ///
  /// Nil without an index before it.
  public let fundingChange: Int128?
  /// The largest change of the funding index in a tick of the last batch, in millionths of what is
  /// allowed; nil if that is not known, for want of the configuration, a price or an earlier index.
  ///
  ///     |new − old|·2³² / (rate · price · seconds)
  ///
  /// At the lower of the prices before and after the batch, so never less than it was, unless the
  /// price was lower in between. (Specification of settlement, 3.11.)
  public let fundingShare: Int?

  /// The text that the asset's number spells, such as `BTC-10`; its digits after `0x` if it spells
  /// none.
  public var name: String { asset.name }
}
