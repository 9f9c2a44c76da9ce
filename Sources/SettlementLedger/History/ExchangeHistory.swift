package import StarkAlgebra
package import StarkSettlement

/// What happened on the perpetual exchange, batch by batch.
package struct ExchangeHistory: Sendable {
  /// One more than there are batches: state 0 is what the chain begins with.
  package let states: [ExchangeState]
  /// In the order of the batches.
  package let batches: [ExchangeBatch]
}

/// A state of the perpetual exchange, and sums over all of its positions.
package struct ExchangeState: Hashable, Sendable {
  package let positionsRoot: Felt252
  package let ordersRoot: Felt252
  /// In seconds.
  package let fundingTimestamp: UInt64
  /// The positions that hold anything.
  package let positionCount: Int
  /// Σ collateral, in quanta, without the funding that positions still owe.
  package let collateral: Int128
  /// 32 fractional bits.
  package var fundingIndices: [Perpetual.SyntheticAssetID: Int64]
  /// 32 fractional bits.
  package var prices: [Perpetual.SyntheticAssetID: UInt64]
  /// Σ balance over long holdings, in quanta.
  package var openInterest: [Perpetual.SyntheticAssetID: UInt128]
}

/// What a batch of the perpetual exchange did.
package struct ExchangeBatch: Hashable, Sendable {
  package let configurationHash: Felt252
  package let isRollup: Bool
  package var deposits: Flow
  package var withdrawals: Flow
  /// Those of the withdrawals that went to another key than the position's.
  package var withdrawalsToOthers: Flow
  /// Modifications of 0, which are neither: the contract passes over them.
  package var idleModificationCount: Int
  package var forcedWithdrawals: Flow
  /// Forced withdrawals that were served as invalid: nothing was paid.
  package var unpaidWithdrawals: [UnpaidWithdrawal]
  package var forcedTradeCount: Int
  package var conditionCount: Int
  /// How the collateral of the fee position changed; nil if it is not known which that is.
  package var feeChange: Int128?
  /// What rounding took from all positions together, in quanta with 32 fractional bits.
  package let collateralLoss: Int128
  /// The largest change of each funding index in a tick, in millionths of what is allowed.
  ///
  /// At the lower of the prices before and after the batch, so never less than it was, unless the
  /// price was lower in between. Nil if the allowed rate is not known.
  package var fundingShares: [Perpetual.SyntheticAssetID: Int]?
}

/// A number of payments and their sum in quanta of the collateral.
public struct Flow: Hashable, Sendable {
  /// The number of payments.
  public package(set) var count: Int
  /// The sum of their amounts, in quanta.
  public package(set) var sum: UInt128

  package init(count: Int, sum: UInt128) {
    self.count = count
    self.sum = sum
  }

  package static let none = Flow(count: 0, sum: 0)

  mutating func add(_ amount: UInt64) {
    count += 1
    // Fits: it would take 2⁶⁴ payments to reach 2¹²⁸.
    sum += UInt128(amount)
  }

  static func + (a: Flow, b: Flow) -> Flow {
    Flow(count: a.count + b.count, sum: a.sum + b.sum)
  }
}

/// A forced withdrawal that was served without a payment.
package struct UnpaidWithdrawal: Hashable, Sendable {
  /// The number of the batch.
  package let sequence: Int
  package let publicKey: Felt252
  package let position: UInt64
  package let amount: UInt64
}
