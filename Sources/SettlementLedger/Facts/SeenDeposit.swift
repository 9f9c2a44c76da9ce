package import StarkAlgebra
package import StarkSettlement

/// A deposit that waits for a batch to consume it.
package struct SeenDeposit: Hashable, Sendable {
  /// What tells the event from all others, such as transaction hash and log index.
  package let id: String
  package let ownerKey: Felt252
  package let place: DepositPlace
  /// In quanta of what is deposited.
  package let amount: UInt64

  package init(id: String, ownerKey: Felt252, place: DepositPlace, amount: UInt64) {
    self.id = id
    self.ownerKey = ownerKey
    self.place = place
    self.amount = amount
  }
}

/// Where a deposit goes; contracts sum up what is pending by it and by the owner's key.
///
/// They have a token for either exchange, but a perpetual one takes no other than its collateral.
/// (`pendingDeposits` in MainStorage.sol of starkware-libs/starkex-contracts.)
package enum DepositPlace: Hashable, Sendable {
  /// A position of the perpetual exchange.
  case position(UInt64)
  /// A vault of the spot exchange, which then holds this token.
  case vault(Spot.VaultID, token: Felt252)
}
