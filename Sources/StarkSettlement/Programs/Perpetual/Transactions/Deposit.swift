package import StarkAlgebra

extension Perpetual {
  /// Collateral that came from the chain below; nobody signs for it there.
  package struct Deposit: Equatable, Sendable {
    package let publicKey: Felt252
    package let position: UInt64
    package let amount: Int128
  }
}

extension Perpetual.BatchExecution {
  /// Adds collateral to a position, which it may open.
  ///
  /// (stark-perpetual v3.2, `deposit.cairo`; specification of settlement, 3.4.)
  mutating func execute(_ deposit: Perpetual.Deposit) throws(Perpetual.RuleViolation) {
    let amount = Int128(try Perpetual.amount(deposit.amount, .amountOutOfRange))
    _ = try update(
      deposit.position,
      by: Perpetual.PositionUpdate(key: deposit.publicKey, collateral: amount)
    ).result.get()
    modifications.append(
      Perpetual.Modification(
        ownerKey: deposit.publicKey,
        position: deposit.position,
        delta: amount
      )
    )
  }
}
