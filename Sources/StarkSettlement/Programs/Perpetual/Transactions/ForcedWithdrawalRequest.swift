package import StarkAlgebra

extension Perpetual {
  /// A withdrawal that its owner has asked for on the chain below.
  package struct ForcedWithdrawalRequest: Equatable, Sendable {
    package let publicKey: Felt252
    package let position: UInt64
    package let amount: Int128
    /// Whether the operator says that it can be done.
    package let isValid: Bool
    /// The error that the file claims for the update, 0 for none; nil if it doesn't say.
    package let claimedCode: Int?
  }
}

extension Perpetual.BatchExecution {
  /// Serves a request, or shows that it cannot be served.
  ///
  /// (stark-perpetual v3.2, `forced_withdrawal.cairo`; specification of settlement, 3.12.)
  mutating func execute(
    _ request: Perpetual.ForcedWithdrawalRequest
  ) throws(Perpetual.RuleViolation) {
    let amount = try Perpetual.amount(request.amount, .amountOutOfRange)
    let outcome = try update(
      request.position,
      by: Perpetual.PositionUpdate(key: request.publicKey, collateral: -Int128(amount))
    )
    try checkOutcome([outcome], isValid: request.isValid)
    note(request.claimedCode, at: "return_code", follows: outcome.code) { "\($0)" }
    forcedActions.append(
      .withdrawal(
        Perpetual.ForcedWithdrawal(
          key: request.publicKey,
          position: request.position,
          amount: amount
        )
      )
    )
    guard request.isValid else { return }
    modifications.append(
      Perpetual.Modification(
        ownerKey: request.publicKey,
        position: request.position,
        delta: -Int128(amount)
      )
    )
  }

  /// Checks that a forced action does what it is marked for: all updates succeed, or one fails.
  func checkOutcome(
    _ outcomes: [Perpetual.PositionOutcome],
    isValid: Bool
  ) throws(Perpetual.RuleViolation) {
    if isValid {
      for outcome in outcomes { _ = try outcome.result.get() }
    } else if outcomes.allSatisfy({ $0.code == 0 }) {
      throw Perpetual.RuleViolation(
        .forcedActionSucceeds,
        expected: "an error",
        found: "none, though it is marked as invalid"
      )
    }
  }
}

extension Perpetual.PositionOutcome {
  /// The number of the error, 0 for none.
  var code: Int {
    switch result {
    case .success: 0
    case .failure(let violation): violation.starkExError?.rawValue ?? 0
    }
  }
}
