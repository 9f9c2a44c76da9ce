package import StarkAlgebra
package import StarkSettlement

/// A request that the operator must serve in time: seven days, by the published contracts.
package struct SeenRequest: Hashable, Sendable {
  /// What tells the event from all others.
  package let id: String
  /// When it was made, in seconds since 1970.
  package let time: UInt64
  package let action: RequestedAction

  package init(id: String, time: UInt64, action: RequestedAction) {
    self.id = id
    self.time = time
    self.action = action
  }
}

/// What is asked for.
package enum RequestedAction: Hashable, Sendable {
  /// Of the perpetual exchange.
  case forced(Perpetual.ForcedAction)
  /// Of the spot exchange.
  case fullWithdrawal(FullWithdrawal)
}

/// All that is in a vault, asked for by somebody whose vault it may be.
package struct FullWithdrawal: Hashable, Sendable {
  package let key: Felt252
  package let vault: Spot.VaultID

  package init(key: Felt252, vault: Spot.VaultID) {
    self.key = key
    self.vault = vault
  }
}
