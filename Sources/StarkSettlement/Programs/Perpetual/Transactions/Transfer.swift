package import StarkAlgebra

extension Perpetual {
  /// Collateral that goes from one position to another, which it may open.
  package struct Transfer: Equatable, Sendable {
    package let request: SignedRequest
    package let sender: UInt64
    package let receiverKey: Felt252
    package let receiver: UInt64
    package let amount: Int128
    package let asset: Felt252
  }
}

extension Perpetual.BatchExecution {
  /// Moves collateral from the signer to another position.
  ///
  /// (stark-perpetual v3.2, `transfer.cairo` and `conditional_transfer.cairo`;
  /// specification of settlement, 3.6.)
  mutating func execute(_ transfer: Perpetual.Transfer) throws(Perpetual.RuleViolation) {
    try Perpetual.checkDistinct(transfer.sender, transfer.receiver, .samePosition)
    let amount = Int128(try Perpetual.amount(transfer.amount, .amountOutOfRange))
    try checkCollateral(transfer.asset)
    try fill(Fill(used: amount, full: amount), of: transfer.request)
    _ = try update(
      transfer.sender,
      by: Perpetual.PositionUpdate(key: transfer.request.publicKey, collateral: -amount)
    ).result.get()
    _ = try update(
      transfer.receiver,
      by: Perpetual.PositionUpdate(key: transfer.receiverKey, collateral: amount)
    ).result.get()
  }

  /// Checks that an asset is what the exchange has for collateral.
  func checkCollateral(_ asset: Felt252) throws(Perpetual.RuleViolation) {
    guard asset == configuration.collateral else {
      throw Perpetual.RuleViolation(
        .collateralAsset,
        .invalidCollateralAsset,
        expected: "\(configuration.collateral.integer)",
        found: "\(asset.integer)"
      )
    }
  }
}
