package import StarkAlgebra
package import StarkVerifier

extension Spot {
  /// Something that holds for every batch, and doesn't for this one.
  package enum InvariantFault: SettlementFault {
    /// An order from L1 expires before the batch does.
    case expiredOrder(index: Int, expiration: UInt64)
    /// A vault that an order from L1 changes is not in the list of updates.
    case missingL1Update(order: Int, L1Vault)
    /// No order from L1 changes a vault that is in the list of updates.
    case unexplainedL1Update(index: Int)
    /// More of a token is in the vaults than came in, or less than did not go out.
    case conservation(token: Felt252, surplus: Int128)
    /// An order is fulfilled less than before.
    case fulfilmentFell(UInt256, from: UInt64, to: UInt64)
  }
}

extension Spot.InvariantFault {
  package var failure: Failure {
    switch self {
    case .expiredOrder(let index, let expiration):
      Failure(
        "invariants/expired-order",
        "an order from L1 expires before the batch",
        at: "l1Orders[\(index)]",
        found: "\(expiration)"
      )
    case .missingL1Update(let order, let vault):
      Failure(
        "invariants/missing-l1-update",
        "an order from L1 doesn't change its vault",
        at: "l1Orders[\(order)]",
        expected: "L1 vault \(vault.index) of \(vault.owner) with token \(vault.token)"
      )
    case .unexplainedL1Update(let index):
      Failure(
        "invariants/unexplained-l1-update",
        "no order from L1 changes this vault",
        at: "l1VaultUpdates[\(index)]"
      )
    case .conservation(let token, let surplus):
      Failure(
        "invariants/conservation",
        "a token came from nowhere or was lost",
        at: "token \(token)",
        expected: "0",
        found: "\(surplus)"
      )
    case .fulfilmentFell(let key, let previous, let next):
      Failure(
        "invariants/fulfilment-fell",
        "an order is fulfilled less than before",
        at: "order \(key)",
        expected: "at least \(previous)",
        found: "\(next)"
      )
    }
  }
}
