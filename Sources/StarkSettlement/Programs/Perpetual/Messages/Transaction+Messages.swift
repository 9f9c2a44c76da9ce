package import StarkAlgebra

extension Perpetual.Transaction {
  /// The messages of its signatures, in the order in which the program checks them.
  package func messages(collateral: Felt252) -> [SignedMessage] {
    switch self {
    case .deposit, .forcedTrade, .forcedWithdrawal, .fundingTick, .pricesTick, .deleverage,
      .outOfRange:
      []
    case .trade(let trade): [trade.orderA.message, trade.orderB.message]
    case .liquidation(let liquidation): [liquidation.order.message]
    case .transfer(let transfer): [transfer.message(condition: .zero)]
    case .conditionalTransfer(let conditional):
      [conditional.transfer.message(condition: conditional.condition)]
    case .withdrawal(let withdrawal): [withdrawal.message(collateral: collateral)]
    }
  }
}

extension Perpetual.LimitOrder {
  /// The message of the order; the fee is in what it calls collateral.
  package var message: SignedMessage {
    let synthetic = SignedMessage.Side(
      asset: syntheticAsset.element,
      amount: Felt252(signed: syntheticAmount),
      position: position
    )
    let collateral = SignedMessage.Side(
      asset: collateralAsset,
      amount: Felt252(signed: collateralAmount),
      position: position
    )
    let fee = SignedMessage.Side(
      asset: collateralAsset,
      amount: Felt252(signed: feeAmount),
      position: position
    )
    return .limitOrder(
      selling: isBuying ? collateral : synthetic,
      buying: isBuying ? synthetic : collateral,
      fee: fee,
      nonce: request.nonce,
      expiration: request.expiration
    )
  }
}

extension Perpetual.Transfer {
  /// The message of the transfer, which has no fee.
  package func message(condition: Felt252) -> SignedMessage {
    .transfer(
      SignedMessage.Side(asset: asset, amount: Felt252(signed: amount), position: sender),
      to: receiver,
      of: receiverKey,
      condition: condition,
      fee: SignedMessage.Side(asset: .zero, amount: .zero, position: sender),
      nonce: request.nonce,
      expiration: request.expiration
    )
  }
}

extension Perpetual.Withdrawal {
  /// The message of the withdrawal, which names the owner only if it is not the signer.
  package func message(collateral: Felt252) -> SignedMessage {
    .withdrawal(
      SignedMessage.Side(asset: collateral, amount: Felt252(signed: amount), position: position),
      owner: ownerKey == request.publicKey ? nil : ownerKey,
      nonce: request.nonce,
      expiration: request.expiration
    )
  }
}

extension Perpetual.OracleSignature {
  /// The message that the oracle signed.
  package var message: SignedMessage {
    .oraclePrice(
      signedID: signedID,
      externalPrice: Felt252(signed: externalPrice),
      // One that is out of range breaks a rule before its signature counts.
      timestamp: UInt64(truncatingIfNeeded: timestamp)
    )
  }
}
