package import StarkAlgebra
package import StarkSettlement

/// A transaction as an operator receives it: with the keys that sign it instead of signatures.
package enum ProposedTransaction: Sendable {
  case deposit(Deposit)
  case forcedTrade(Perpetual.ForcedTrade, isValid: Bool)
  case forcedWithdrawal(Perpetual.ForcedWithdrawal, isValid: Bool)
  case fundingTick(Perpetual.FundingTable)
  case pricesTick(PricesTick)
  case trade(Trade)
  /// With or without a condition.
  case transfer(Transfer)
  case liquidation(Liquidation)
  case withdrawal(Withdrawal)
  case deleverage(Deleverage)

  package struct Deposit: Sendable {
    package var publicKey: Felt252
    package var position: UInt64
    package var amount: UInt64

    package init(publicKey: Felt252, position: UInt64, amount: UInt64) {
      self.publicKey = publicKey
      self.position = position
      self.amount = amount
    }
  }

  package struct PricesTick: Sendable {
    package var timestamp: UInt64
    package var prices: [Perpetual.AssetPrice]

    package init(timestamp: UInt64, prices: [Perpetual.AssetPrice]) {
      self.timestamp = timestamp
      self.prices = prices
    }
  }

  /// What every signed request has.
  package struct Signing: Hashable, Sendable {
    package var key: TestKey
    package var nonce: UInt64
    /// In hours since 1970.
    package var expiration: UInt64

    package init(key: TestKey, nonce: UInt64, expiration: UInt64) {
      self.key = key
      self.nonce = nonce
      self.expiration = expiration
    }
  }

  package struct LimitOrder: Hashable, Sendable {
    package var signing: Signing
    package var position: UInt64
    package var isBuying: Bool
    package var asset: Perpetual.SyntheticAssetID
    package var collateral: Felt252
    package var syntheticAmount: UInt64
    package var collateralAmount: UInt64
    package var feeAmount: UInt64

    package init(
      signing: Signing,
      position: UInt64,
      isBuying: Bool,
      asset: Perpetual.SyntheticAssetID,
      collateral: Felt252,
      syntheticAmount: UInt64,
      collateralAmount: UInt64,
      feeAmount: UInt64
    ) {
      self.signing = signing
      self.position = position
      self.isBuying = isBuying
      self.asset = asset
      self.collateral = collateral
      self.syntheticAmount = syntheticAmount
      self.collateralAmount = collateralAmount
      self.feeAmount = feeAmount
    }
  }

  /// The amounts of an order that one transaction carries out.
  package struct Fill: Sendable {
    package var collateral: UInt64
    package var synthetic: UInt64
    package var fee: UInt64

    package init(collateral: UInt64, synthetic: UInt64, fee: UInt64) {
      self.collateral = collateral
      self.synthetic = synthetic
      self.fee = fee
    }
  }

  package struct Trade: Sendable {
    package var buyOrder: LimitOrder
    package var sellOrder: LimitOrder
    package var collateral: UInt64
    package var synthetic: UInt64
    package var buyerFee: UInt64
    package var sellerFee: UInt64

    package init(
      buyOrder: LimitOrder,
      sellOrder: LimitOrder,
      collateral: UInt64,
      synthetic: UInt64,
      buyerFee: UInt64,
      sellerFee: UInt64
    ) {
      self.buyOrder = buyOrder
      self.sellOrder = sellOrder
      self.collateral = collateral
      self.synthetic = synthetic
      self.buyerFee = buyerFee
      self.sellerFee = sellerFee
    }
  }

  package struct Transfer: Sendable {
    package var signing: Signing
    package var sender: UInt64
    package var receiverKey: Felt252
    package var receiver: UInt64
    package var amount: UInt64
    package var asset: Felt252
    package var condition: TransferCondition?

    package init(
      signing: Signing,
      sender: UInt64,
      receiverKey: Felt252,
      receiver: UInt64,
      amount: UInt64,
      asset: Felt252,
      condition: TransferCondition?
    ) {
      self.signing = signing
      self.sender = sender
      self.receiverKey = receiverKey
      self.receiver = receiver
      self.amount = amount
      self.asset = asset
      self.condition = condition
    }
  }

  package struct Liquidation: Sendable {
    package var order: LimitOrder
    package var victim: UInt64
    package var fill: Fill

    package init(order: LimitOrder, victim: UInt64, fill: Fill) {
      self.order = order
      self.victim = victim
      self.fill = fill
    }
  }

  package struct Withdrawal: Sendable {
    package var signing: Signing
    package var position: UInt64
    package var amount: UInt64
    package var ownerKey: Felt252

    package init(signing: Signing, position: UInt64, amount: UInt64, ownerKey: Felt252) {
      self.signing = signing
      self.position = position
      self.amount = amount
      self.ownerKey = ownerKey
    }
  }

  package struct Deleverage: Sendable {
    package var victim: UInt64
    package var taker: UInt64
    package var isTakerBuying: Bool
    package var asset: Perpetual.SyntheticAssetID
    package var synthetic: UInt64
    package var collateral: UInt64

    package init(
      victim: UInt64,
      taker: UInt64,
      isTakerBuying: Bool,
      asset: Perpetual.SyntheticAssetID,
      synthetic: UInt64,
      collateral: UInt64
    ) {
      self.victim = victim
      self.taker = taker
      self.isTakerBuying = isTakerBuying
      self.asset = asset
      self.synthetic = synthetic
      self.collateral = collateral
    }
  }
}
