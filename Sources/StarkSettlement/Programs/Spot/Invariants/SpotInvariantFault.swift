package import StarkAlgebra
package import StarkFaults

extension Fault {
  /// An order from L1 expires before the batch does.
  package static func expiredOrder(index: Int, expiration: UInt64) -> Fault {
    Fault(
      .rejected,
      "invariants/expired-order",
      "an order from L1 expires before the batch",
      at: "l1Orders[\(index)]",
      found: "\(expiration)"
    )
  }

  /// A vault that an order from L1 changes is not in the list of updates.
  package static func missingL1Update(order: Int, _ vault: Spot.L1Vault) -> Fault {
    Fault(
      .rejected,
      "invariants/missing-l1-update",
      "an order from L1 doesn't change its vault",
      at: "l1Orders[\(order)]",
      expected: "L1 vault \(vault.index) of \(vault.owner) with token \(vault.token)"
    )
  }

  /// No order from L1 changes a vault that is in the list of updates.
  package static func unexplainedL1Update(index: Int) -> Fault {
    Fault(
      .rejected,
      "invariants/unexplained-l1-update",
      "no order from L1 changes this vault",
      at: "l1VaultUpdates[\(index)]"
    )
  }

  /// More of a token is in the vaults than came in, or less than did not go out.
  package static func conservation(token: Felt252, surplus: Int128) -> Fault {
    Fault(
      .rejected,
      "invariants/conservation",
      "a token came from nowhere or was lost",
      at: "token \(token)",
      expected: "0",
      found: "\(surplus)"
    )
  }

  /// An order is fulfilled less than before.
  package static func fulfilmentFell(_ key: UInt256, from previous: UInt64, to next: UInt64)
    -> Fault
  {
    Fault(
      .rejected,
      "invariants/fulfilment-fell",
      "an order is fulfilled less than before",
      at: "order \(key)",
      expected: "at least \(previous)",
      found: "\(next)"
    )
  }
}
