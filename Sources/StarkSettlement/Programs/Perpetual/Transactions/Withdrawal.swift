package import StarkAlgebra

extension Perpetual {
  /// Collateral that goes to the chain below, where the owner key can claim it.
  package struct Withdrawal: Equatable, Sendable {
    package let request: SignedRequest
    package let position: UInt64
    package let amount: Int128
    /// Who may claim it; not always the key that signs.
    package let ownerKey: Felt252
  }
}

extension Perpetual.BatchExecution {
  /// Takes collateral from the signer and puts it out for the owner key.
  ///
  /// (stark-perpetual v3.2, `withdrawal.cairo`; specification of settlement, 3.5.)
  mutating func execute(_ withdrawal: Perpetual.Withdrawal) throws(Perpetual.RuleViolation) {
    let amount = withdrawal.amount
    try fill(Fill(used: amount, full: amount), of: withdrawal.request)
    _ = try update(
      withdrawal.position,
      by: Perpetual.PositionUpdate(key: withdrawal.request.publicKey, collateral: -amount)
    ).result.get()
    modifications.append(
      Perpetual.Modification(
        ownerKey: withdrawal.ownerKey,
        position: withdrawal.position,
        delta: -amount
      )
    )
  }
}
